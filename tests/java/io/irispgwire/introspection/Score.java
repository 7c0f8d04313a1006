package io.irispgwire.introspection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Counts the queries that two servers answer alike, and tells the others. */
final class Score {
  private static final int SHOWN_ROWS = 4;

  private final List<String> differences = new ArrayList<>();
  private int asked;
  private int sameColumns;
  private int sameRows;
  private int sameOrder;

  void add(CapturedQuery query, Answer theirs, Answer ours) {
    asked++;
    String failure = ours.error();
    if (failure != null) {
      differences.add("ERROR " + query.name() + ": " + failure);
    } else if (!ours.columns().equals(theirs.columns())) {
      differences.add(
          "COLUMNS "
              + query.name()
              + ":\n  theirs "
              + theirs.columns()
              + "\n  ours   "
              + ours.columns());
    } else {
      sameColumns++;
      addRows(query, theirs, ours);
    }
  }

  private void addRows(CapturedQuery query, Answer theirs, Answer ours) {
    if (ours.rows().equals(theirs.rows())) {
      sameRows++;
      sameOrder++;
    } else if (ours.sortedRows().equals(theirs.sortedRows())) {
      sameRows++;
      if (query.sql().toLowerCase(Locale.ROOT).contains("order by")) {
        differences.add("ORDER " + query.name());
      } else {
        sameOrder++;
      }
    } else {
      differences.add(
          "ROWS "
              + query.name()
              + ": %d theirs, %d ours".formatted(theirs.rows().size(), ours.rows().size())
              + shown("theirs", theirs, ours)
              + shown("ours  ", ours, theirs));
    }
  }

  /** The first rows of one that the other has not. */
  private static String shown(String whose, Answer some, Answer others) {
    List<List<String>> only = new ArrayList<>(some.sortedRows());
    others.rows().forEach(only::remove);
    StringBuilder shown = new StringBuilder();
    for (List<String> row : only.subList(0, Math.min(SHOWN_ROWS, only.size()))) {
      shown.append("\n  ").append(whose).append(' ').append(row);
    }
    return shown.toString();
  }

  /** Percent with equal column names and type OIDs. */
  double ofColumns() {
    return percent(sameColumns);
  }

  private double percent(int some) {
    return asked == 0 ? 0 : 100.0 * some / asked;
  }

  String summary() {
    return String.format(
        Locale.ROOT,
        "of %d queries that PostgreSQL answers, %d (%.1f %%) have its columns and types,"
            + " %d (%.1f %%) its rows too, %d (%.1f %%) in its order",
        asked,
        sameColumns,
        ofColumns(),
        sameRows,
        percent(sameRows),
        sameOrder,
        percent(sameOrder));
  }

  String report() {
    return summary() + "\n\n" + String.join("\n\n", differences) + "\n";
  }
}
