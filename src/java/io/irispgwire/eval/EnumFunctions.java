package io.irispgwire.eval;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.types.EnumLabel;
import io.irispgwire.types.PgArray;
import io.irispgwire.types.PgType;
import io.irispgwire.types.UserType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions of enums (manual section 9.10; PostgreSQL {@code enum.c}). */
final class EnumFunctions {
  private EnumFunctions() {}

  static void addTo(FunctionTable table) {
    table.any("enum_first", (in, a) -> end(in, false));
    table.any("enum_last", (in, a) -> end(in, true));
    table.any("enum_range_all", (in, a) -> range(in, null, null));
    table.any("enum_range_bounds", (in, a) -> range(in, a[0], a[1]));
    table.two("enum_cmp", (EnumLabel a, EnumLabel b) -> a.compareTo(b));
    table.two("enum_larger", (EnumLabel a, EnumLabel b) -> a.compareTo(b) > 0 ? a : b);
    table.two("enum_smaller", (EnumLabel a, EnumLabel b) -> a.compareTo(b) < 0 ? a : b);
  }

  private static List<String> labels(Invocation in) {
    if (in.argumentType(0).user() instanceof UserType.Labels labels) {
      return labels.labels();
    }
    throw new PgException(SqlState.FEATURE_NOT_SUPPORTED, "could not determine actual enum type");
  }

  private static Object end(Invocation in, boolean last) {
    List<String> labels = labels(in);
    if (labels.isEmpty()) {
      throw new PgException(
          SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
          "enum " + in.argumentType(0).name() + " contains no values");
    }
    int place = last ? labels.size() - 1 : 0;
    return new EnumLabel(place, labels.get(place));
  }

  private static Object range(Invocation in, @Nullable Object from, @Nullable Object to) {
    List<String> labels = labels(in);
    int first = from == null ? 0 : ((EnumLabel) from).place();
    int last = to == null ? labels.size() - 1 : ((EnumLabel) to).place();
    List<@Nullable Object> found = new ArrayList<>();
    for (int place = first; place <= last; place++) {
      found.add(new EnumLabel(place, labels.get(place)));
    }
    PgType type = in.argumentType(0);
    return PgArray.of(type, found);
  }
}
