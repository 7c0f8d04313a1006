package io.irispgwire.sql.deparse;

import io.irispgwire.sql.tree.Expression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Functions that were called in words and are shown so: {@code get_func_sql_syntax}. The parser
 * names them {@code pg_catalog.f}.
 */
final class WordedCalls {
  private WordedCalls() {}

  /** Null for a call of another kind. */
  static @Nullable Shown of(Expression.FunctionCall node, List<Shown> arguments) {
    boolean isSystem =
        node.name().parts().size() == 2 && node.name().parts().get(0).value().equals("pg_catalog");
    return isSystem ? worded(node, node.name().last().value(), arguments) : null;
  }

  private static @Nullable Shown worded(
      Expression.FunctionCall node, String name, List<Shown> arguments) {
    int count = arguments.size();
    return switch (name) {
      case "timezone" ->
          infix(List.of("(", " AT TIME ZONE ", ")"), List.of(arguments.get(1), arguments.get(0)));
      case "overlaps" -> infix(List.of("((", ", ", ") OVERLAPS (", ", ", "))"), arguments);
      case "extract" -> extract(node, arguments.get(1));
      case "position" ->
          infix(List.of("POSITION((", ") IN (", "))"), List.of(arguments.get(1), arguments.get(0)));
      case "substring" ->
          count == 2
              ? called(List.of("SUBSTRING(", " FROM ", ")"), arguments)
              : called(List.of("SUBSTRING(", " FROM ", " FOR ", ")"), arguments);
      case "overlay" ->
          count == 3
              ? called(List.of("OVERLAY(", " PLACING ", " FROM ", ")"), arguments)
              : called(List.of("OVERLAY(", " PLACING ", " FROM ", " FOR ", ")"), arguments);
      case "btrim" -> trim("BOTH", arguments);
      case "ltrim" -> trim("LEADING", arguments);
      case "rtrim" -> trim("TRAILING", arguments);
      case "pg_collation_for" -> called(List.of("COLLATION FOR (", ")"), arguments);
      default -> null;
    };
  }

  private static Shown extract(Expression.FunctionCall node, Shown source) {
    String field =
        node.arguments().get(0).value() instanceof Expression.Literal literal
            ? literal.value()
            : "";
    return called(List.of("EXTRACT(" + field + " FROM ", ")"), List.of(source));
  }

  private static Shown trim(String side, List<Shown> arguments) {
    String open = "TRIM(" + side + " ";
    return arguments.size() == 1
        ? called(List.of(open + "FROM ", ")"), arguments)
        : called(List.of(open, " FROM ", ")"), List.of(arguments.get(1), arguments.get(0)));
  }

  private static Shown infix(List<String> words, List<Shown> arguments) {
    return new Shapes.Worded(words, arguments, false);
  }

  private static Shown called(List<String> words, List<Shown> arguments) {
    return new Shapes.Worded(words, arguments, true);
  }
}
