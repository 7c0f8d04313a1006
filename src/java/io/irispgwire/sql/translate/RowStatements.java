package io.irispgwire.sql.translate;

import io.irispgwire.sql.Translation.Operand;
import io.irispgwire.sql.Translation.RowKey;
import io.irispgwire.sql.Translation.SourceValue;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.sql.analysis.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is asked of single rows of a table, found by their RowIDs ({@code %ID}; SQL Guide, "RowID
 * field"), when a modification is computed elsewhere. Columns are indexes into the table's.
 */
public record RowStatements(Table table) {
  /** Places for RowIDs in one text: fewer round trips, and one text for any number of rows. */
  private static final int KEYS = 16;

  /** Locks rows by an UPDATE that changes nothing. */
  public Step lock() {
    Fragment sql = Fragment.form(RowLock.of(table) + " WHERE #", among());
    return new Step(Step.Kind.LOCK, sql.text(), sql.operands(), 1, null, table.name());
  }

  /** The columns and the RowID behind them. */
  public Step read(List<Integer> columns) {
    return step(Step.Kind.RESULT, select(columns).then(" WHERE ").then(among()));
  }

  /** An INSERT of one row: as many source values as columns. */
  public Step insert(List<Integer> columns) {
    String into = "INSERT INTO " + Identifiers.table(table);
    if (columns.isEmpty()) {
      return step(Step.Kind.INSERT, Fragment.of(into + " DEFAULT VALUES"));
    }
    String names = String.join(", ", columns.stream().map(this::name).toList());
    Fragment places = Fragment.join(", ", places(columns));
    return step(
        Step.Kind.INSERT,
        Fragment.form("# (#) VALUES (#)", Fragment.of(into), Fragment.of(names), places));
  }

  /** An UPDATE of one row: as many source values as columns. */
  public Step update(List<Integer> columns) {
    List<Fragment> places = places(columns);
    List<Fragment> parts =
        IntStream.range(0, columns.size())
            .mapToObj(i -> Fragment.of(name(columns.get(i)) + " = ").then(places.get(i)))
            .toList();
    Fragment set = Fragment.join(", ", parts);
    String update = "UPDATE " + Identifiers.table(table) + " SET ";
    return step(Step.Kind.CHANGE, Fragment.of(update).then(set).then(" WHERE ").then(one()));
  }

  /** A DELETE of one row. */
  public Step delete() {
    String delete = "DELETE FROM " + Identifiers.table(table) + " WHERE ";
    return step(Step.Kind.CHANGE, Fragment.of(delete).then(one()));
  }

  /** Locks the row that has the key, whose values are the source's. */
  public Step lockKey(List<Integer> key) {
    return step(Step.Kind.LOCK, Fragment.of(RowLock.of(table) + " WHERE ").then(same(key)));
  }

  /** As {@link #read}, of the row that has the key. */
  public Step readKey(List<Integer> columns, List<Integer> key) {
    return step(Step.Kind.FIND, select(columns).then(" WHERE ").then(same(key)));
  }

  private Fragment select(List<Integer> columns) {
    List<String> names = new ArrayList<>(columns.stream().map(this::name).toList());
    names.add("%ID");
    return Fragment.of("SELECT " + String.join(", ", names) + " FROM " + Identifiers.table(table));
  }

  private static Fragment among() {
    List<Fragment> places = new ArrayList<>();
    for (int i = 0; i < KEYS; i++) {
      places.add(Fragment.operand(new RowKey(i)));
    }
    return Fragment.form("%ID IN (#)", Fragment.join(", ", places));
  }

  private static Fragment one() {
    return Fragment.form("%ID = #", Fragment.operand(new RowKey(0)));
  }

  /** Compared as the index compares, and not exactly. */
  private Fragment same(List<Integer> key) {
    return Fragment.join(
        " AND ",
        IntStream.range(0, key.size())
            .mapToObj(i -> Fragment.form(name(key.get(i)) + " = #", mark(i, key.get(i))))
            .toList());
  }

  private List<Fragment> places(List<Integer> columns) {
    return IntStream.range(0, columns.size()).mapToObj(i -> place(i, columns.get(i))).toList();
  }

  private Fragment place(int value, int column) {
    return InsertForms.place(operand(value, column), table.columns().get(column).type());
  }

  private Fragment mark(int value, int column) {
    return Fragment.operand(operand(value, column));
  }

  private Operand operand(int value, int column) {
    return new SourceValue(value, table.columns().get(column).carried().type());
  }

  private String name(int column) {
    return Identifiers.quote(table.columns().get(column).backendName());
  }

  private static Step step(Step.Kind kind, Fragment sql) {
    return new Step(kind, sql.text(), sql.operands());
  }
}
