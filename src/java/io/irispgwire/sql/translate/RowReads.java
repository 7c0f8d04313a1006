package io.irispgwire.sql.translate;

import io.irispgwire.sql.Translation.Operand;
import io.irispgwire.sql.Translation.RowKey;
import io.irispgwire.sql.Translation.SourceValue;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.sql.analysis.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How the server looks at rows that were written, and fills in what it computes of them. */
public final class RowReads {
  /** Places for RowIDs in one text. */
  private static final int KEYS = 64;

  private RowReads() {}

  /** What follows a change of rows whose table has rules. */
  static List<Step> verifying(Table table) {
    List<Step> steps = new ArrayList<>();
    List<Fragment> places = new ArrayList<>();
    for (int i = 0; i < KEYS; i++) {
      places.add(Fragment.operand(new RowKey(i)));
    }
    Fragment query = Fragment.form("# WHERE %ID IN (#)", all(table), Fragment.join(", ", places));
    steps.add(new Step(Step.Kind.VERIFY, query.text(), query.operands()));
    steps.addAll(fill(table));
    return steps;
  }

  /** The same for every row that the table has. */
  static List<Step> validating(Table table) {
    List<Step> steps = new ArrayList<>();
    steps.add(new Step(Step.Kind.VALIDATE, all(table).text(), List.of()));
    steps.addAll(fill(table));
    return steps;
  }

  /** A query of what one column keeps. */
  public static String values(Table table, Table.Column column) {
    return "SELECT "
        + Identifiers.quote(column.backendName())
        + " FROM "
        + Identifiers.table(table);
  }

  private static Fragment all(Table table) {
    String columns =
        table.columns().stream()
            .map(column -> Identifiers.quote(column.backendName()))
            .collect(Collectors.joining(", "));
    return Fragment.of("SELECT " + columns + ", %ID FROM " + Identifiers.table(table));
  }

  private static List<Step> fill(Table table) {
    List<String> sets = new ArrayList<>();
    List<Operand> operands = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      Table.Column column = table.columns().get(i);
      boolean filled =
          table.rules().fillings().stream().anyMatch(f -> f.column().equals(column.name()));
      if (filled) {
        Operand value = new SourceValue(i, column.carried().type());
        sets.add(
            Identifiers.quote(column.backendName())
                + " = "
                + InsertForms.place(value, column.type()).text());
        operands.add(value);
      }
    }
    if (sets.isEmpty()) {
      return List.of();
    }
    operands.add(new RowKey(0));
    String text =
        "UPDATE " + Identifiers.table(table) + " SET " + String.join(", ", sets) + " WHERE %ID = ?";
    return List.of(new Step(Step.Kind.FILL, text, operands));
  }
}
