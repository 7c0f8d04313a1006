package io.irispgwire.eval;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.types.PgArray;
import io.irispgwire.types.PgMultirange;
import io.irispgwire.types.PgRange;
import io.irispgwire.types.PgType;
import io.irispgwire.types.RangeForm;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions of ranges ({@code rangetypes.c}). */
final class RangeFunctions {
  private RangeFunctions() {}

  static void addTo(FunctionTable table) {
    for (PgType bound : RangeForm.BOUNDS.values()) {
      String arguments = bound.oid() + " " + bound.oid();
      table.any("range_constructor2/" + arguments, (in, a) -> made(bound, a[0], a[1], "[)"));
      table.any(
          "range_constructor3/" + arguments + " " + PgType.TEXT.oid(),
          (in, a) -> made(bound, a[0], a[1], (String) a[2]));
    }
    table.any("multirange_constructor0", (in, a) -> PgMultirange.of(List.of()));
    table.one("multirange_constructor1", (PgRange a) -> PgMultirange.of(List.of(a)));
    table.one("multirange_constructor2", RangeFunctions::all);
    table.one("range_lower", (PgRange a) -> a.lower());
    table.one("range_upper", (PgRange a) -> a.upper());
    table.one("range_empty", (PgRange a) -> a.isEmpty());
    table.one("range_lower_inc", (PgRange a) -> a.lowerInclusive());
    table.one("range_upper_inc", (PgRange a) -> a.upperInclusive());
    table.one("range_lower_inf", (PgRange a) -> !a.isEmpty() && a.lower() == null);
    table.one("range_upper_inf", (PgRange a) -> !a.isEmpty() && a.upper() == null);
    table.two("range_contains_elem", (PgRange a, Object b) -> a.contains(only(a, b)));
    table.two("elem_contained_by_range", (Object a, PgRange b) -> b.contains(only(b, a)));
    table.two("range_contains", (PgRange a, PgRange b) -> a.contains(b));
    table.two("range_contained_by", (PgRange a, PgRange b) -> b.contains(a));
    table.two("range_overlaps", (PgRange a, PgRange b) -> a.overlaps(b));
  }

  /** {@code multirange_constructor2}. */
  private static PgMultirange all(PgArray ranges) {
    List<PgRange> all = new ArrayList<>();
    for (Object range : ranges.elements()) {
      if (range == null) {
        throw new PgException(
            SqlState.NULL_VALUE_NOT_ALLOWED, "multirange values cannot contain null members");
      }
      all.add((PgRange) range);
    }
    return PgMultirange.of(all);
  }

  private static PgRange only(PgRange like, Object value) {
    return new PgRange(like.bound(), value, true, value, true, false);
  }

  /** {@code range_constructor3}, {@code range_parse_flags}. */
  private static PgRange made(
      PgType bound, @Nullable Object lower, @Nullable Object upper, @Nullable String flags) {
    if (flags == null) {
      throw new PgException(
          SqlState.DATA_EXCEPTION, "range constructor flags argument must not be null");
    }
    boolean isKnown =
        flags.length() == 2
            && "[(".indexOf(flags.charAt(0)) >= 0
            && "])".indexOf(flags.charAt(1)) >= 0;
    if (!isKnown) {
      throw new PgException(SqlState.SYNTAX_ERROR, "invalid range bound flags")
          .withHint("Valid values are \"[]\", \"[)\", \"(]\", and \"()\".");
    }
    return RangeForm.of(bound, lower, flags.charAt(0) == '[', upper, flags.charAt(1) == ']');
  }
}
