package io.irispgwire.eval;

import static io.irispgwire.eval.TextFunctions.nonNull;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** jsonb_path_exists and its kin, {@code @?} and {@code @@} ({@code jsonpath_exec.c}). */
final class JsonPathFunctions {
  private JsonPathFunctions() {}

  static void addTo(FunctionTable table) {
    for (String zone : List.of("", "_tz")) {
      table.any("jsonb_path_exists" + zone, (in, a) -> exists(found(a)));
      table.any("jsonb_path_match" + zone, (in, a) -> match(found(a), isSilent(a)));
      table.set(
          "jsonb_path_query" + zone,
          (in, a) -> {
            List<Json> found = found(a);
            return (found == null ? List.<Json>of() : found).stream().map(Json::raw).iterator();
          });
      table.any(
          "jsonb_path_query_array" + zone,
          (in, a) -> {
            List<Json> found = found(a);
            return (found == null ? List.<Json>of() : found)
                .stream().map(Json::raw).collect(Collectors.joining(", ", "[", "]"));
          });
      table.any(
          "jsonb_path_query_first" + zone,
          (in, a) -> {
            List<Json> found = found(a);
            return found == null || found.isEmpty() ? null : found.get(0).raw();
          });
    }
    table.any("jsonb_path_exists_opr", (in, a) -> exists(found(a)));
    table.any("jsonb_path_match_opr", (in, a) -> match(found(a), true));
  }

  /** The operators have no fourth argument, and are silent. */
  private static boolean isSilent(@Nullable Object[] a) {
    return a.length < 4 || (Boolean) nonNull(a[3]);
  }

  /** Null where the path failed in silence. */
  private static @Nullable List<Json> found(@Nullable Object[] a) {
    JsonPathParser.Path path = JsonPathParser.parse((String) nonNull(a[1]));
    Json variables = Json.parse(a.length > 2 ? (String) nonNull(a[2]) : "{}");
    if (!(variables instanceof Json.Obj)) {
      throw Failures.parameter("\"vars\" argument is not an object")
          .withDetail(
              "Jsonpath parameters should be encoded as key-value pairs of \"vars\" object.");
    }
    try {
      Json root = Json.parse((String) nonNull(a[0]));
      return new JsonPathRun(path.strict(), root, variables).items(path.node());
    } catch (PgException e) {
      if (isSilent(a)) {
        return null;
      }
      throw e;
    }
  }

  private static @Nullable Object exists(@Nullable List<Json> found) {
    return found == null ? null : (Object) !found.isEmpty();
  }

  private static @Nullable Object match(@Nullable List<Json> found, boolean silent) {
    if (found != null && found.size() == 1 && found.get(0) instanceof Json.Word word) {
      return word.isNull() ? null : (Object) word.raw().equals("true");
    }
    if (silent || found == null) {
      return null;
    }
    throw new PgException(
        SqlState.SINGLETON_SQL_JSON_ITEM_REQUIRED, "single boolean result is expected");
  }
}
