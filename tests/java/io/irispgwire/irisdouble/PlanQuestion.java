package io.irispgwire.irisdouble;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the driver makes of {@code EXPLAIN}: {@code select %SYSTEM . QUERY_PLAN ( text, 0,
 * 'ShowPlan', '' ) as Plan}. H2's plan of the same statement is the answer.
 */
final class PlanQuestion {
  private static final String START = "select %SYSTEM . QUERY_PLAN (";

  private PlanQuestion() {}

  static boolean is(StatementText text) {
    return text.sql().startsWith(START);
  }

  static Description description(StatementText text) {
    return new Description(
        List.of(new Description.Column("Plan", CellType.TEXT, "", "")),
        text.places().stream().map(place -> CellType.TEXT).toList());
  }

  /** The statement that is asked about. */
  static String subject(List<@Nullable Object> values) {
    return ListReader.text(Objects.requireNonNull(values.get(0)));
  }
}
