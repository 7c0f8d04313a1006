package io.irispgwire.sql;

import io.irispgwire.sql.Token.Kind;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Expression.Literal;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.QualifiedName;
import io.irispgwire.sql.tree.Span;
import io.irispgwire.sql.tree.TypeName;
import java.util.ArrayList;
import java.util.List;

/** EXTRACT, POSITION, SUBSTRING, OVERLAY, TRIM and NORMALIZE, whose arguments words separate. */
final class StringCalls {
  private final TokenStream in;
  private final Grammar grammar;

  StringCalls(Grammar grammar) {
    this.in = grammar.in;
    this.grammar = grammar;
  }

  Expression call(String word) {
    Token first = in.take();
    in.expect("(");
    return switch (word) {
      case "extract" -> extract(first.start());
      case "position" -> position(first.start());
      case "substring" -> substring(first);
      case "overlay" -> overlay(first);
      case "trim" -> trim(first.start());
      default -> normalize(first.start());
    };
  }

  private Expression close(int start, String function, List<Expression> arguments) {
    in.expect(")");
    return Calls.system(in.from(start), function, arguments);
  }

  private Expression extract(int start) {
    Token field = in.current();
    boolean unit =
        switch (field.tag()) {
          case "year", "month", "day", "hour", "minute", "second" -> true;
          default -> false;
        };
    if (!unit && !field.isIdentifier() && field.kind() != Kind.STRING) {
      throw in.unexpected();
    }
    in.take();
    in.expect("from");
    Expression source = grammar.expressions.expression();
    Expression name = new Literal(field.span(), Literal.Kind.STRING, field.text());
    return close(start, "extract", List.of(name, source));
  }

  private Expression position(int start) {
    Expression part = grammar.expressions.restricted();
    in.expect("in");
    Expression whole = grammar.expressions.restricted();
    return close(start, "position", List.of(whole, part));
  }

  private Expression substring(Token word) {
    if (in.at(")") || in.at("variadic")) {
      return ordinary(word, List.of());
    }
    Expression string = grammar.expressions.expression();
    int start = word.start();
    if (in.accept("from")) {
      Expression from = grammar.expressions.expression();
      return in.accept("for")
          ? close(start, "substring", List.of(string, from, grammar.expressions.expression()))
          : close(start, "substring", List.of(string, from));
    }
    if (in.at("for")) {
      return substringFor(start, string);
    }
    if (in.accept("similar")) {
      Expression pattern = grammar.expressions.expression();
      in.expect("escape");
      Expression escape = grammar.expressions.expression();
      return close(start, "substring", List.of(string, pattern, escape));
    }
    return ordinary(word, List.of(string));
  }

  private Expression substringFor(int start, Expression string) {
    Span place = in.current().span();
    in.expect("for");
    Expression length = grammar.expressions.expression();
    if (in.accept("from")) {
      Expression from = grammar.expressions.expression();
      return close(start, "substring", List.of(string, from, length));
    }
    Expression one = new Literal(place, Literal.Kind.INTEGER, "1");
    TypeName int4 =
        new TypeName(length.span(), Names.system(length.span(), "int4"), List.of(), 0, false, "");
    Expression cast = new Expression.Cast(length.span(), length, int4, Expression.Cast.Form.CAST);
    return close(start, "substring", List.of(string, one, cast));
  }

  private Expression overlay(Token word) {
    if (in.at(")") || in.at("variadic")) {
      return ordinary(word, List.of());
    }
    Expression string = grammar.expressions.expression();
    if (!in.accept("placing")) {
      return ordinary(word, List.of(string));
    }
    List<Expression> arguments = new ArrayList<>();
    arguments.add(string);
    arguments.add(grammar.expressions.expression());
    in.expect("from");
    arguments.add(grammar.expressions.expression());
    if (in.accept("for")) {
      arguments.add(grammar.expressions.expression());
    }
    return close(word.start(), "overlay", arguments);
  }

  /** The comma form, whose function is looked up by its plain name. */
  private Expression ordinary(Token word, List<Expression> first) {
    List<Expression> arguments = new ArrayList<>(first);
    if (first.isEmpty() ? !in.at(")") : in.accept(",")) {
      arguments.addAll(grammar.expressions.list());
    }
    in.expect(")");
    Name name = new Name(word.span(), word.text(), false);
    return Calls.plain(
        in.from(word.start()), new QualifiedName(word.span(), List.of(name)), arguments);
  }

  private Expression trim(int start) {
    String function = "btrim";
    if (in.at("both") || in.at("leading") || in.at("trailing")) {
      String side = in.take().text();
      function = side.equals("leading") ? "ltrim" : side.equals("trailing") ? "rtrim" : "btrim";
    }
    List<Expression> arguments = new ArrayList<>();
    if (in.accept("from")) {
      return close(start, function, grammar.expressions.list());
    }
    List<Expression> first = grammar.expressions.list();
    if (first.size() == 1 && in.accept("from")) {
      arguments.addAll(grammar.expressions.list());
    }
    arguments.addAll(first);
    return close(start, function, arguments);
  }

  private Expression normalize(int start) {
    List<Expression> arguments = new ArrayList<>();
    arguments.add(grammar.expressions.expression());
    if (in.accept(",")) {
      Expression form = grammar.specialCalls.normalForm();
      if (form == null) {
        throw in.unexpected();
      }
      arguments.add(form);
    }
    return close(start, "normalize", arguments);
  }
}
