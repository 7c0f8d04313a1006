package io.irispgwire.sql;

import io.irispgwire.error.SqlState;
import io.irispgwire.sql.Token.Kind;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.QualifiedName;
import io.irispgwire.sql.tree.Span;
import io.irispgwire.sql.tree.TypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Type names: Typename, SimpleTypename and ConstTypename of gram.y. */
final class Types {
  private final TokenStream in;
  private final Grammar grammar;

  Types(Grammar grammar) {
    this.in = grammar.in;
    this.grammar = grammar;
  }

  /** Any type, with array bounds. */
  TypeName type() {
    int start = in.start();
    boolean setOf = in.accept("setof");
    TypeName base = simple();
    int dimensions = 0;
    if (in.accept("array")) {
      dimensions = 1;
      if (in.accept("[")) {
        in.integer();
        in.expect("]");
      }
    } else {
      while (in.accept("[")) {
        if (!in.at("]")) {
          in.integer();
        }
        in.expect("]");
        dimensions++;
      }
    }
    return dimensions == 0 && !setOf
        ? base
        : new TypeName(
            in.from(start),
            base.name(),
            base.modifiers(),
            dimensions,
            setOf,
            base.intervalFields());
  }

  private TypeName simple() {
    if (in.at("interval")) {
      return interval(false);
    }
    TypeName builtin = builtin(false);
    return builtin != null ? builtin : generic();
  }

  private TypeName generic() {
    int start = in.start();
    QualifiedName name = grammar.names.dotted(grammar.names.typeOrFunction());
    return named(start, name, in.at("(") ? modifiers() : List.of());
  }

  private TypeName named(int start, QualifiedName name, List<Expression> modifiers) {
    return new TypeName(in.from(start), name, modifiers, 0, false, "");
  }

  private TypeName system(int start, String name, List<Expression> modifiers) {
    Span span = in.from(start);
    return new TypeName(span, Names.system(span, name), modifiers, 0, false, "");
  }

  private List<Expression> modifiers() {
    in.expect("(");
    List<Expression> modifiers = grammar.expressions.list();
    in.expect(")");
    return modifiers;
  }

  /** Whether a type of the grammar's own begins here and a string constant may follow it. */
  boolean atConstant() {
    Token next = in.peek(1);
    boolean string = next.kind() == Kind.STRING;
    return switch (in.current().tag()) {
      case "int", "integer", "smallint", "bigint", "real", "boolean" -> string;
      case "float", "decimal", "dec", "numeric", "interval", "varchar" -> string || next.is("(");
      case "bit", "character", "char", "nchar" -> string || next.is("(") || next.is("varying");
      case "time", "timestamp" -> string || next.is("(") || next.is("with") || next.is("without");
      case "national" -> next.is("character") || next.is("char");
      case "double" -> next.is("precision");
      default -> false;
    };
  }

  /** The type before a string constant; an interval is {@link #interval}'s. */
  TypeName constant() {
    TypeName builtin = builtin(true);
    if (builtin == null) {
      throw in.unexpected();
    }
    return builtin;
  }

  /**
   * @param constant before a string: then a length left out means none, not 1
   */
  private @Nullable TypeName builtin(boolean constant) {
    int start = in.start();
    String tag = in.current().tag();
    return switch (tag) {
      case "int", "integer" -> taken(start, "int4");
      case "smallint" -> taken(start, "int2");
      case "bigint" -> taken(start, "int8");
      case "real" -> taken(start, "float4");
      case "boolean" -> taken(start, "bool");
      case "decimal", "dec", "numeric" -> numeric(start);
      case "float" -> floating(start);
      case "bit" -> bits(start, constant);
      case "character", "char", "varchar", "national", "nchar" -> characters(start, constant);
      case "time", "timestamp" -> time(start, tag);
      case "double" -> in.accept("double", "precision") ? system(start, "float8", List.of()) : null;
      default -> null;
    };
  }

  private TypeName taken(int start, String name) {
    in.take();
    return system(start, name, List.of());
  }

  private TypeName numeric(int start) {
    in.take();
    List<Expression> modifiers = in.at("(") ? modifiers() : List.of();
    return system(start, "numeric", modifiers);
  }

  private TypeName floating(int start) {
    in.expect("float");
    int bits = 53;
    if (in.accept("(")) {
      Span place = in.current().span();
      bits = in.integer();
      in.expect(")");
      if (bits < 1) {
        throw TokenStream.error(
            SqlState.INVALID_PARAMETER_VALUE,
            "precision for type float must be at least 1 bit",
            place);
      }
      if (bits > 53) {
        throw TokenStream.error(
            SqlState.INVALID_PARAMETER_VALUE,
            "precision for type float must be less than 54 bits",
            place);
      }
    }
    return system(start, bits <= 24 ? "float4" : "float8", List.of());
  }

  private TypeName bits(int start, boolean constant) {
    in.expect("bit");
    boolean varying = in.accept("varying");
    if (in.at("(")) {
      List<Expression> modifiers = modifiers();
      return system(start, varying ? "varbit" : "bit", modifiers);
    }
    return system(start, varying ? "varbit" : "bit", varying || constant ? List.of() : one());
  }

  private TypeName characters(int start, boolean constant) {
    boolean varying = in.at("varchar");
    if (in.accept("national")) {
      if (!in.at("character") && !in.at("char")) {
        throw in.unexpected();
      }
    }
    in.take();
    varying = varying || in.accept("varying");
    String name = varying ? "varchar" : "bpchar";
    if (in.accept("(")) {
      Token length = in.current();
      in.integer();
      in.expect(")");
      Expression modifier =
          new Expression.Literal(length.span(), Expression.Literal.Kind.INTEGER, length.text());
      return system(start, name, List.of(modifier));
    }
    return system(start, name, varying || constant ? List.of() : one());
  }

  private List<Expression> one() {
    int end = in.from(0).end();
    return List.of(
        new Expression.Literal(new Span(end, end), Expression.Literal.Kind.INTEGER, "1"));
  }

  private TypeName time(int start, String tag) {
    in.expect(tag);
    List<Expression> precision = in.at("(") ? List.of(precision()) : List.of();
    boolean zone = false;
    if (in.at("with", "time") || in.at("without", "time")) {
      zone = in.at("with");
      in.take();
      in.expect("time", "zone");
    }
    return system(start, zone ? tag + "tz" : tag, precision);
  }

  private Expression precision() {
    in.expect("(");
    Token digits = in.current();
    in.integer();
    in.expect(")");
    return new Expression.Literal(digits.span(), Expression.Literal.Kind.INTEGER, digits.text());
  }

  /**
   * interval, with its fields or precision; {@code constant} leaves the fields behind the string.
   */
  TypeName interval(boolean constant) {
    int start = in.start();
    in.expect("interval");
    if (in.at("(")) {
      return system(start, "interval", List.of(precision()));
    }
    TypeName plain = system(start, "interval", List.of());
    return constant ? plain : withFields(plain);
  }

  /** The type with the fields that stand here, if any: {@code DAY TO SECOND(3)}. */
  TypeName withFields(TypeName interval) {
    String from = in.current().tag();
    String last =
        switch (from) {
          case "year" -> "month";
          case "day", "hour", "minute" -> "second";
          case "month", "second" -> "";
          default -> "none";
        };
    if (last.equals("none")) {
      return interval;
    }
    in.take();
    String to = from;
    if (!last.isEmpty() && in.accept("to")) {
      to = in.current().tag();
      if (!follows(from, to)) {
        throw in.unexpected();
      }
      in.take();
    }
    List<Expression> precision =
        to.equals("second") && in.at("(") ? List.of(precision()) : List.of();
    String fields = to.equals(from) ? from : from + " to " + to;
    return new TypeName(
        in.from(interval.span().start()),
        interval.name(),
        precision,
        0,
        false,
        fields.toUpperCase(java.util.Locale.ROOT));
  }

  private static boolean follows(String from, String to) {
    return switch (from) {
      case "year" -> to.equals("month");
      case "day" -> to.equals("hour") || to.equals("minute") || to.equals("second");
      case "hour" -> to.equals("minute") || to.equals("second");
      default -> to.equals("second");
    };
  }
}
