package io.irispgwire.sql;

import io.irispgwire.sql.Token.Kind;
import io.irispgwire.sql.tree.CommandOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Options in parentheses, as EXPLAIN and VACUUM take them: {@code (costs off, format json)}. An
 * option without a value has the value "".
 */
final class Options {
  private final TokenStream in;

  Options(Grammar grammar) {
    this.in = grammar.in;
  }

  List<CommandOption> list() {
    in.expect("(");
    List<CommandOption> options = new ArrayList<>();
    do {
      Token name = in.current();
      if (!Names.isLabel(name)) {
        throw in.unexpected();
      }
      in.take();
      options.add(new CommandOption(name.span(), name.text(), value()));
    } while (in.accept(","));
    in.expect(")");
    return options;
  }

  private String value() {
    Token token = in.current();
    if (token.is(",") || token.is(")")) {
      return "";
    }
    if (token.is("(")) {
      StringBuilder names = new StringBuilder();
      names().forEach(name -> append(names, name));
      return names.toString();
    }
    return scalar();
  }

  /** A string, word, number or star. */
  String scalar() {
    Token token = in.current();
    if (token.is("-") || token.is("+")) {
      in.take();
      Token digits = in.current();
      if (digits.kind() != Kind.INTEGER && digits.kind() != Kind.DECIMAL) {
        throw in.unexpected();
      }
      return (token.is("-") ? "-" : "") + in.take().text();
    }
    boolean value =
        switch (token.kind()) {
          case STRING, INTEGER, DECIMAL, QUOTED_WORD -> true;
          case WORD -> isWord(token);
          case SYMBOL -> token.is("*");
          case BIT_STRING, PARAMETER, OPERATOR, END, BROKEN -> false;
        };
    if (!value) {
      throw in.unexpected();
    }
    return in.take().text();
  }

  private static boolean isWord(Token token) {
    return token.is("true")
        || token.is("false")
        || token.is("on")
        || Names.isColumn(token)
        || Names.isTypeOrFunction(token);
  }

  /** Words and strings in parentheses. */
  List<String> names() {
    in.expect("(");
    List<String> names = new ArrayList<>();
    do {
      if (!Names.isLabel(in.current()) && !in.at(Kind.STRING)) {
        throw in.unexpected();
      }
      names.add(in.take().text());
    } while (in.accept(","));
    in.expect(")");
    return names;
  }

  /** Adds a name to a list with commas; one that holds a comma or quote is quoted. */
  private static void append(StringBuilder names, String name) {
    if (!names.isEmpty()) {
      names.append(',');
    }
    if (name.indexOf(',') < 0 && name.indexOf('"') < 0) {
      names.append(name);
    } else {
      names.append('"').append(name.replace("\"", "\"\"")).append('"');
    }
  }
}
