package io.irispgwire.replay;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of two answers has to be the same: of errors the SQLSTATE, of rows the hash of all, of
 * everything else the line.
 *
 * @param values whether the record has values; without them results are others, and their numbers
 * @param anyOrder whether rows may come in another order
 */
record Comparison(boolean values, boolean anyOrder) {
  boolean isSame(List<String> recorded, List<String> now) {
    return essence(recorded).equals(essence(now));
  }

  private List<String> essence(List<String> answer) {
    List<String> essence = new ArrayList<>();
    for (String line : answer) {
      String kept = essence(line);
      if (kept != null) {
        essence.add(kept);
      }
    }
    return essence;
  }

  private @Nullable String essence(String line) {
    String[] words = line.split(" ", -1);
    return switch (line.charAt(0)) {
      case 'D' -> null; // R says it
      case 'R' ->
          !values ? null : words.length < 4 || !anyOrder ? ordered(words) : words[1] + words[3];
      case 'd' -> values ? line : "d";
      case 'C' -> values ? line : words[1];
      case 'E' -> words[0] + words[1];
      default -> line;
    };
  }

  private static String ordered(String[] words) {
    return words.length < 4 ? words[1] : words[1] + words[2];
  }

  /** The lines from the first that differs on, a few of each. */
  List<String> differences(List<String> recorded, List<String> now, int most) {
    int first = 0;
    while (first < recorded.size()
        && first < now.size()
        && recorded.get(first).equals(now.get(first))) {
      first++;
    }
    List<String> told = new ArrayList<>();
    recorded.stream().skip(first).limit(most).forEach(line -> told.add("  recorded: " + line));
    now.stream().skip(first).limit(most).forEach(line -> told.add("  now:      " + line));
    return told;
  }
}
