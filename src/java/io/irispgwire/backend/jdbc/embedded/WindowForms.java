package io.irispgwire.backend.jdbc.embedded;

import java.util.Set;

/** IRIS's default frame counts rows where the standard's counts peers. */
final class WindowForms {
  private static final Set<String> FRAMED =
      Set.of("SUM", "COUNT", "AVG", "MIN", "MAX", "FIRST_VALUE", "LAST_VALUE", "NTH_VALUE");

  private WindowForms() {}

  static void over(Draft draft, int i) {
    if (!draft.is(i + 1, "(") || !draft.is(i - 1, ")")) {
      return;
    }
    int close = draft.partner(i + 1);
    boolean framed = FRAMED.contains(draft.at(draft.partner(i - 1) - 1).word());
    boolean ordered = draft.next("ORDER", i + 2, close) < close;
    boolean explicit = draft.next("ROWS", i + 2, close) < close;
    if (framed && ordered && !explicit) {
      draft.insertBefore(close, " ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW");
    }
  }
}
