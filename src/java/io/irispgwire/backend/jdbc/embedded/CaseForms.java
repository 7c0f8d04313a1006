package io.irispgwire.backend.jdbc.embedded;

import java.util.ArrayList;
import java.util.List;

/**
 * {@code CASE b WHEN 1 THEN …} over a BIT: H2 compares a boolean with a number by {@code =} only.
 */
final class CaseForms {
  private CaseForms() {}

  /** {@code CASE b WHEN 1} becomes {@code CASE WHEN b = 1}, where b is a name. */
  static void simpleCase(Draft draft, int i) {
    int operandEnd = i + 1;
    while (draft.at(operandEnd).isName() && draft.is(operandEnd + 1, ".")) {
      operandEnd += 2;
    }
    boolean named = draft.at(i + 1).isName() && !draft.is(i + 1, "WHEN");
    if (!named || !draft.is(operandEnd + 1, "WHEN")) {
      return;
    }
    List<Integer> whens = whens(draft, operandEnd + 1);
    boolean plain =
        whens.stream()
            .allMatch(
                when ->
                    draft.at(when + 1).kind() == Token.Kind.NUMBER && draft.is(when + 2, "THEN"));
    if (plain) {
      String operand = draft.render(i + 1, operandEnd + 1);
      draft.drop(i + 1, operandEnd + 1);
      whens.forEach(when -> draft.insertAfter(when, " " + operand + " ="));
    }
  }

  /** Indexes of the WHENs of one CASE. */
  private static List<Integer> whens(Draft draft, int from) {
    List<Integer> whens = new ArrayList<>();
    int depth = 0;
    for (int i = from; i < draft.size() && depth >= 0; i++) {
      switch (draft.at(i).word()) {
        case "(" -> i = draft.partner(i);
        case "CASE" -> depth++;
        case "END" -> depth--;
        case "WHEN" -> {
          if (depth == 0) {
            whens.add(i);
          }
        }
        default -> {}
      }
    }
    return whens;
  }
}
