package io.irispgwire.eval;

import static io.irispgwire.eval.TextFunctions.nonNull;

import io.irispgwire.eval.CatalogLookup.Row;
import io.irispgwire.eval.Environment.SessionFacts;
import io.irispgwire.types.PgArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a function of pg_proc was declared (manual section 9.26.4).
 *
 * <p>Source: PostgreSQL {@code ruleutils.c}, {@code print_function_arguments}.
 */
final class FunctionDefinitions {
  private FunctionDefinitions() {}

  static void addTo(FunctionTable table) {
    table.any("pg_get_function_arguments", (in, a) -> arguments(in, row(in, a[0])));
    table.any(
        "pg_get_function_identity_arguments",
        (in, a) -> {
          Row proc = row(in, a[0]);
          return proc == null ? null : arguments(in, proc, false, false);
        });
    table.any("pg_get_function_result", (in, a) -> result(in, row(in, a[0])));
    table.any("pg_get_function_arg_default", (in, a) -> null);
    table.any("pg_get_function_sqlbody", (in, a) -> null);
  }

  private static @Nullable Row row(Invocation in, @Nullable Object oid) {
    return CatalogLookup.of(in.session(), "pg_proc").first("oid", nonNull(oid));
  }

  /** An argument: its mode, as in {@code proargmodes}, its name, or "", and its type. */
  private record Argument(String mode, String name, Object type, String fallback) {

    /**
     * @param ofProcedure whose arguments all say their mode
     */
    String text(SessionFacts session, boolean ofProcedure) {
      String written =
          switch (mode) {
            case "o" -> "OUT ";
            case "b" -> "INOUT ";
            case "v" -> "VARIADIC ";
            default -> ofProcedure ? "IN " : "";
          };
      String named = name.isEmpty() ? "" : Quoting.identifier(name) + ' ';
      return written + named + typeName(session, type) + fallback;
    }
  }

  static String typeName(SessionFacts session, @Nullable Object oid) {
    return oid instanceof Long number ? TypeText.format(session, number, null) : "???";
  }

  /** As they are declared. */
  static @Nullable String arguments(Invocation in, @Nullable Row proc) {
    return proc == null ? null : arguments(in, proc, true, false);
  }

  private static String arguments(Invocation in, Row proc, boolean withDefaults, boolean ofTable) {
    List<String> texts = new ArrayList<>();
    for (Argument argument : arguments(proc, withDefaults)) {
      if (argument.mode().equals("t") == ofTable) {
        texts.add(argument.text(in.session(), "p".equals(proc.get("prokind"))));
      }
    }
    return String.join(", ", texts);
  }

  private static List<Argument> arguments(Row proc, boolean withDefaults) {
    List<?> types = elements(proc.get("proallargtypes"));
    if (types.isEmpty()) {
      types = elements(proc.get("proargtypes"));
    }
    List<?> modes = elements(proc.get("proargmodes"));
    List<?> names = elements(proc.get("proargnames"));
    List<String> fallbacks = withDefaults ? defaults(proc) : List.of();
    List<Argument> arguments = new ArrayList<>();
    int inputs = proc.number("pronargs");
    int input = 0;
    for (int i = 0; i < types.size(); i++) {
      String mode = modes.isEmpty() ? "i" : (String) modes.get(i);
      String name = names.isEmpty() ? "" : (String) names.get(i);
      boolean taken = "ibv".contains(mode);
      int fromDefaults = input - (inputs - fallbacks.size());
      String fallback =
          taken && fromDefaults >= 0 && !fallbacks.isEmpty()
              ? " DEFAULT " + fallbacks.get(fromDefaults)
              : "";
      arguments.add(new Argument(mode, name, Objects.requireNonNull(types.get(i)), fallback));
      input += taken ? 1 : 0;
    }
    return arguments;
  }

  private static List<?> elements(@Nullable Object array) {
    return array instanceof PgArray values ? values.elements() : List.of();
  }

  /** {@code proargdefaults}, kept as the texts between commas outside quotes and parentheses. */
  private static List<String> defaults(Row proc) {
    Object stored = proc.get("proargdefaults");
    List<String> texts = new ArrayList<>();
    if (stored == null) {
      return texts;
    }
    String all = (String) stored;
    int depth = 0;
    boolean quoted = false;
    int from = 0;
    for (int i = 0; i < all.length(); i++) {
      char c = all.charAt(i);
      quoted ^= c == '\'';
      depth += quoted ? 0 : c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
      if (c == ',' && !quoted && depth == 0) {
        texts.add(all.substring(from, i).strip());
        from = i + 1;
      }
    }
    texts.add(all.substring(from).strip());
    return texts;
  }

  /** What it gives; null for what gives nothing. */
  static @Nullable String result(Invocation in, @Nullable Row proc) {
    if (proc == null || "p".equals(proc.get("prokind"))) {
      return null;
    }
    boolean isTable =
        arguments(proc, false).stream().anyMatch(argument -> argument.mode().equals("t"));
    if (isTable) {
      return "TABLE(" + arguments(in, proc, false, true) + ")";
    }
    String type = typeName(in.session(), proc.get("prorettype"));
    return Boolean.TRUE.equals(proc.get("proretset")) ? "SETOF " + type : type;
  }
}
