package io.irispgwire.sql.translate;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.Translation.Operand;
import io.irispgwire.sql.Translation.SourceValue;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Modification.Insert;
import io.irispgwire.sql.tree.Modification.Target;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.types.SqlType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * INSERT. IRIS takes one row per VALUES, no subquery and no DEFAULT in it (SQL Reference,
 * "INSERT"). More rows are one statement that is run for each; where they are not all constants, a
 * UNION ALL.
 */
final class InsertRule {
  private static final int ROWS_PER_STEP = 500;

  private final Rules rules;
  private final Insert node;
  private final Table table;
  private final @Nullable ConflictRule conflict;
  private final InsertForms forms;

  InsertRule(Rules rules, Insert node) {
    this.rules = rules;
    this.node = node;
    this.table = Objects.requireNonNull(rules.analysis().target(), "INSERT has a target");
    this.forms = new InsertForms(rules, node, table);
    this.conflict =
        node.onConflict() == null ? null : new ConflictRule(rules, node, node.onConflict());
  }

  List<Step> steps() {
    refuse();
    refuseRules();
    if (!node.returning().isEmpty() || node.onConflict() != null) {
      return rowByRow();
    }
    Query source = node.source();
    if (source == null) {
      return List.of(one(Fragment.of("INSERT INTO " + forms.name() + " DEFAULT VALUES")));
    }
    if (!(source.body() instanceof Query.Values values) || isLimited(source)) {
      return List.of(step(forms.select(source)));
    }
    List<List<Expression>> rows = values.rows();
    if (!InsertForms.sameDefaults(rows)) {
      return rows.stream()
          .map(row -> isPlain(row) ? one(forms.ownRow(row)) : step(forms.ownRow(row)))
          .toList();
    }
    List<Integer> written = InsertForms.written(rows);
    if (rows.size() == 1 && isPlain(rows.get(0))) {
      return List.of(one(forms.row(rows.get(0), written)));
    }
    if (written.isEmpty()) {
      return Collections.nCopies(rows.size(), one(forms.row(rows.get(0), written)));
    }
    List<Operand> constants =
        ConstantRows.of(rules, forms.columns(rows.get(0).size()), rows, written);
    if (constants != null) {
      return List.of(forms.runs(rows, written, constants));
    }
    List<Step> steps = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += ROWS_PER_STEP) {
      steps.add(
          step(
              forms.rows(
                  rows.subList(from, Math.min(rows.size(), from + ROWS_PER_STEP)), written)));
    }
    return steps;
  }

  /**
   * What stores one row of the table that is computed elsewhere, whole: the values stand where the
   * columns do.
   *
   * @param given the columns that it has; IRIS gives it the others
   */
  List<Step> ofColumns(BitSet given) {
    refuse();
    List<Operand> values = new ArrayList<>();
    List<@Nullable Operand> proposed = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<String> places = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      Table.Column column = table.columns().get(i);
      Operand value = new SourceValue(i, column.carried().type());
      if (given.get(i)) {
        values.add(value);
        names.add(Identifiers.quote(column.backendName()));
        places.add(InsertForms.place(value, column.type()).text());
      }
      proposed.add(given.get(i) ? value : StoredDefault.of(column));
    }
    String head = "INSERT INTO " + forms.name();
    String text =
        values.isEmpty()
            ? head + " DEFAULT VALUES"
            : head
                + " ("
                + String.join(", ", names)
                + ") VALUES ("
                + String.join(", ", places)
                + ")";
    List<Step> steps = new ArrayList<>(insert(new Fragment(text, values), proposed));
    steps.addAll(RowReads.verifying(table));
    if (!node.returning().isEmpty()) {
      steps.add(new ReturningRule(rules, node, node.alias()).inserted(false));
    }
    return steps;
  }

  /** Which columns of the table, from 0, the rows are for. */
  List<Integer> targets() {
    if (node.source() == null) {
      return List.of();
    }
    List<Integer> targets = new ArrayList<>();
    for (Table.Column column : forms.columns(width())) {
      targets.add(column.number() - 1);
      boolean generated =
          table.rules().fillings().stream()
              .anyMatch(f -> f.generated() && f.column().equals(column.name()));
      if (generated && !isDefault(targets.size() - 1)) {
        throw Modifications.isGenerated(
            "cannot insert a non-DEFAULT value into column \"%s\"", column);
      }
    }
    return targets;
  }

  private boolean isDefault(int place) {
    return node.source() != null
        && node.source().body() instanceof Query.Values values
        && values.rows().stream().allMatch(row -> row.get(place) instanceof Expression.Default);
  }

  private int width() {
    Query source = Objects.requireNonNull(node.source(), "DEFAULT VALUES has no rows");
    return source.body() instanceof Query.Values values
        ? values.rows().get(0).size()
        : rules.analysis().columns(source).size();
  }

  /** Row by row: only of a single row does IRIS tell the RowID, and whether it is there already. */
  private List<Step> rowByRow() {
    Query source = node.source();
    List<Step> steps = new ArrayList<>();
    if (source == null) {
      Fragment insert = Fragment.of("INSERT INTO " + forms.name() + " DEFAULT VALUES");
      steps.addAll(insert(insert, proposed(List.of(), List.of())));
    } else if (source.body() instanceof Query.Values values && !isLimited(source)) {
      values.rows().forEach(row -> steps.addAll(keyed(row)));
    } else {
      List<SqlType> types = forms.types(rules.analysis().columns(source).size());
      Fragment query = rules.queries().topLevel(source, forms.output(source, types));
      steps.add(step(Step.Kind.SOURCE, query));
      steps.addAll(fromSource(types.size(), InsertForms.all(types.size())));
    }
    if (!node.returning().isEmpty()) {
      boolean single = steps.size() == 1;
      steps.add(new ReturningRule(rules, node, node.alias()).inserted(single));
    }
    return steps;
  }

  /** The INSERT of one row, and what happens where it is there already. */
  private List<Step> insert(Fragment insert, List<@Nullable Operand> proposed) {
    return conflict == null
        ? List.of(step(Step.Kind.INSERT, insert))
        : conflict.steps(insert, proposed);
  }

  /** One value for each column of the table: the given ones, and the defaults of the others. */
  private List<@Nullable Operand> proposed(List<Table.Column> columns, List<Operand> values) {
    List<@Nullable Operand> row = new ArrayList<>();
    for (Table.Column column : table.columns()) {
      int given = columns.indexOf(column);
      row.add(given < 0 ? StoredDefault.of(column) : values.get(given));
    }
    return row;
  }

  private List<Step> keyed(List<Expression> row) {
    List<Integer> written = InsertForms.written(List.of(row));
    List<Table.Column> columns = forms.columns(row.size());
    if (conflict == null && row.stream().noneMatch(InsertForms::isQuery)) {
      return insert(forms.row(row, written), List.of());
    }
    if (conflict != null && written.stream().allMatch(i -> isRowFree(row.get(i)))) {
      List<Operand> values = new ArrayList<>();
      written.forEach(i -> values.add(new Assigned(rules).computed(row.get(i), columns.get(i))));
      return insert(
          forms.row(row, written), proposed(written.stream().map(columns::get).toList(), values));
    }
    List<Fragment> cells =
        written.stream().map(i -> forms.cell(row.get(i), columns.get(i))).toList();
    List<Step> steps = new ArrayList<>();
    steps.add(step(Step.Kind.SOURCE, Fragment.form("SELECT #", Fragment.join(", ", cells))));
    steps.addAll(fromSource(row.size(), written));
    return steps;
  }

  private boolean isRowFree(Expression value) {
    return RowFree.is(rules.analysis(), value);
  }

  private List<Step> fromSource(int count, List<Integer> written) {
    List<Table.Column> columns = written.stream().map(forms.columns(count)::get).toList();
    List<Operand> values = new ArrayList<>();
    columns.forEach(c -> values.add(new SourceValue(values.size(), c.carried().type())));
    List<Fragment> places = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      places.add(InsertForms.place(values.get(i), columns.get(i).type()));
    }
    return insert(
        forms.head(count, written).then(Fragment.form(" VALUES (#)", Fragment.join(", ", places))),
        proposed(columns, values));
  }

  private void refuse() {
    for (Target target : node.columns()) {
      Modifications.refuseIndirection(target);
    }
  }

  /** Whoever writes such rows has to look at them first: {@link #ofColumns}. */
  private void refuseRules() {
    if (!table.rules().isEmpty()) {
      throw new PgException(
              SqlState.FEATURE_NOT_SUPPORTED,
              "this way of writing to table \""
                  + table.name()
                  + "\", whose rows the server checks or computes, is not supported")
          .withHint("Use INSERT.");
    }
  }

  private static boolean isLimited(Query source) {
    return source.limit() != null || source.offset() != null;
  }

  private static boolean isPlain(List<Expression> row) {
    return row.stream().noneMatch(InsertForms::isQuery);
  }

  /** One row: which one it became is asked where IRIS counts it. */
  private Step one(Fragment sql) {
    return step(table.isCounted() ? Step.Kind.INSERT : Step.Kind.UPDATE, sql);
  }

  private static Step step(Fragment sql) {
    return step(Step.Kind.UPDATE, sql);
  }

  private static Step step(Step.Kind kind, Fragment sql) {
    return new Step(kind, sql.text(), sql.operands());
  }
}
