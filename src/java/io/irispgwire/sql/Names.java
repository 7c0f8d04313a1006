package io.irispgwire.sql;

import io.irispgwire.error.SqlState;
import io.irispgwire.sql.Keyword.Category;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.QualifiedName;
import io.irispgwire.sql.tree.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Names, and which keywords may stand for one in which place: ColId, type_function_name, ColLabel
 * and BareColLabel of gram.y.
 */
final class Names {
  private final TokenStream in;

  Names(TokenStream in) {
    this.in = in;
  }

  static boolean isColumn(Token token) {
    Keyword keyword = token.keyword();
    return keyword == null
        ? token.isIdentifier()
        : keyword.category() == Category.UNRESERVED || keyword.category() == Category.COLUMN_NAME;
  }

  static boolean isTypeOrFunction(Token token) {
    Keyword keyword = token.keyword();
    return keyword == null
        ? token.isIdentifier()
        : keyword.category() == Category.UNRESERVED
            || keyword.category() == Category.TYPE_OR_FUNCTION_NAME;
  }

  static boolean isBareLabel(Token token) {
    Keyword keyword = token.keyword();
    return keyword == null ? token.isIdentifier() : keyword.bareLabel();
  }

  static boolean isLabel(Token token) {
    return token.keyword() != null || token.isIdentifier();
  }

  boolean atColumn() {
    return isColumn(in.current());
  }

  Name column() {
    if (!atColumn()) {
      throw in.unexpected();
    }
    return any();
  }

  Name label() {
    if (!isLabel(in.current())) {
      throw in.unexpected();
    }
    return any();
  }

  Name typeOrFunction() {
    if (!isTypeOrFunction(in.current())) {
      throw in.unexpected();
    }
    return any();
  }

  /** The current token as a name, whatever it is. */
  Name any() {
    Token token = in.take();
    return new Name(token.span(), token.text(), token.kind() == Token.Kind.QUOTED_WORD);
  }

  /** A table, view, …: {@code a}, {@code a.b}, {@code a.b.c}. */
  QualifiedName relation() {
    QualifiedName name = qualified();
    if (name.parts().size() > 3) {
      throw TokenStream.error(
          SqlState.SYNTAX_ERROR,
          "improper qualified name (too many dotted names): " + name,
          name.span());
    }
    return name;
  }

  /** A name with any number of dots. */
  QualifiedName qualified() {
    return dotted(column());
  }

  QualifiedName dotted(Name first) {
    if (!in.at(".")) {
      return new QualifiedName(first.span(), List.of(first));
    }
    List<Name> parts = new ArrayList<>(3);
    parts.add(first);
    while (in.accept(".")) {
      parts.add(label());
    }
    return new QualifiedName(in.from(first.span().start()), parts);
  }

  List<QualifiedName> relations() {
    List<QualifiedName> names = new ArrayList<>();
    do {
      names.add(relation());
    } while (in.accept(","));
    return names;
  }

  List<Name> columns() {
    List<Name> names = new ArrayList<>();
    do {
      names.add(column());
    } while (in.accept(","));
    return names;
  }

  /** {@code (a, b)}, or nothing. */
  List<Name> optionalColumns() {
    return in.at("(") ? parenthesizedColumns() : List.of();
  }

  List<Name> parenthesizedColumns() {
    in.expect("(");
    List<Name> names = columns();
    in.expect(")");
    return names;
  }

  /** A name of PostgreSQL's own, as gram.y's SystemFuncName and SystemTypeName make them. */
  static QualifiedName system(Span span, String name) {
    return new QualifiedName(
        span, List.of(new Name(span, "pg_catalog", false), new Name(span, name, false)));
  }
}
