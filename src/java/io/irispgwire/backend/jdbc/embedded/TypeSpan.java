package io.irispgwire.backend.jdbc.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A type as written in IRIS SQL.
 *
 * @param name upper case, of several words joined by blanks
 * @param arguments what stands in the brackets
 * @param end index of the token after it
 */
record TypeSpan(String name, List<String> arguments, int end) {
  private static final Map<String, Set<String>> SECOND_WORDS =
      Map.of(
          "DOUBLE", Set.of("PRECISION"),
          "CHARACTER", Set.of("VARYING"),
          "CHAR", Set.of("VARYING"),
          "LONG", Set.of("RAW", "VARCHAR"),
          "NATIONAL", Set.of("CHAR", "CHARACTER", "VARCHAR"));

  static TypeSpan at(Draft draft, int start) {
    StringBuilder name = new StringBuilder(draft.at(start).word());
    int end = start + 1;
    if (SECOND_WORDS
        .getOrDefault(draft.at(start).word(), Set.of())
        .contains(draft.at(end).word())) {
      name.append(' ').append(draft.at(end).word());
      end++;
    }
    List<String> arguments = new ArrayList<>();
    if (draft.is(end, "(")) {
      int close = draft.partner(end);
      for (int i = end + 1; i < close; i++) {
        if (!draft.is(i, ",")) {
          arguments.add(draft.at(i).text());
        }
      }
      end = close + 1;
    }
    return new TypeSpan(name.toString(), arguments, end);
  }

  /** The length in brackets, or {@code otherwise}. */
  int length(int otherwise) {
    if (arguments.isEmpty()) {
      return otherwise;
    }
    try {
      return Integer.parseInt(arguments.get(0));
    } catch (NumberFormatException e) {
      throw Refusal.syntax("length " + arguments.get(0));
    }
  }
}
