package io.irispgwire.sql.translate;

import io.irispgwire.sql.IrisTypes;
import io.irispgwire.sql.Translation.Operand;
import io.irispgwire.sql.Translation.SourceValue;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.sql.analysis.ResultColumn;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.translate.Constants.TypedLiteral;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Modification.Insert;
import io.irispgwire.sql.tree.Modification.Target;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.types.SqlType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
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
  private final Assigned assigned;

  InsertRule(Rules rules, Insert node) {
    this.rules = rules;
    this.node = node;
    this.table = Objects.requireNonNull(rules.analysis().target(), "INSERT has a target");
    this.assigned = new Assigned(rules);
    this.conflict =
        node.onConflict() == null ? null : new ConflictRule(rules, node, node.onConflict());
  }

  List<Step> steps() {
    refuse();
    if (!node.returning().isEmpty() || node.onConflict() != null) {
      return rowByRow();
    }
    Query source = node.source();
    if (source == null) {
      return List.of(step(Fragment.of("INSERT INTO " + name() + " DEFAULT VALUES")));
    }
    if (!(source.body() instanceof Query.Values values) || isLimited(source)) {
      return List.of(step(select(source)));
    }
    List<List<Expression>> rows = values.rows();
    if (!sameDefaults(rows)) {
      return rows.stream().map(row -> step(ownRow(row))).toList();
    }
    List<Integer> written = written(rows);
    if (rows.size() == 1 && rows.get(0).stream().noneMatch(InsertRule::isQuery)) {
      return List.of(step(row(rows.get(0), written)));
    }
    if (written.isEmpty()) {
      return Collections.nCopies(rows.size(), step(row(rows.get(0), written)));
    }
    List<Operand> constants = ConstantRows.of(rules, columns(rows.get(0).size()), rows, written);
    if (constants != null) {
      return List.of(runs(rows, written, constants));
    }
    List<Step> steps = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += ROWS_PER_STEP) {
      steps.add(
          step(rows(rows.subList(from, Math.min(rows.size(), from + ROWS_PER_STEP)), written)));
    }
    return steps;
  }

  /** What stores rows that are computed elsewhere: one after the other. */
  List<Step> ofRows() {
    refuse();
    int count = width();
    List<Step> steps = new ArrayList<>();
    steps.addAll(fromSource(count, all(count)));
    if (!node.returning().isEmpty()) {
      steps.add(new ReturningRule(rules, node, node.alias()).inserted(false));
    }
    return steps;
  }

  /** The types of the columns that the rows are for. */
  List<SqlType> rowTypes() {
    return types(width());
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
      Fragment insert = Fragment.of("INSERT INTO " + name() + " DEFAULT VALUES");
      steps.addAll(insert(insert, proposed(List.of(), List.of())));
    } else if (source.body() instanceof Query.Values values && !isLimited(source)) {
      values.rows().forEach(row -> steps.addAll(keyed(row)));
    } else {
      List<SqlType> types = types(rules.analysis().columns(source).size());
      Fragment query = rules.queries().topLevel(source, output(source, types));
      steps.add(step(Step.Kind.SOURCE, query));
      steps.addAll(fromSource(types.size(), all(types.size())));
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
    List<Integer> written = written(List.of(row));
    List<Table.Column> columns = columns(row.size());
    if (conflict == null && row.stream().noneMatch(InsertRule::isQuery)) {
      return insert(row(row, written), List.of());
    }
    if (conflict != null && written.stream().allMatch(i -> isRowFree(row.get(i)))) {
      List<Operand> values = new ArrayList<>();
      written.forEach(i -> values.add(assigned.computed(row.get(i), columns.get(i))));
      return insert(
          row(row, written), proposed(written.stream().map(columns::get).toList(), values));
    }
    List<Fragment> cells = written.stream().map(i -> cell(row.get(i), columns.get(i))).toList();
    List<Step> steps = new ArrayList<>();
    steps.add(step(Step.Kind.SOURCE, Fragment.form("SELECT #", Fragment.join(", ", cells))));
    steps.addAll(fromSource(row.size(), written));
    return steps;
  }

  private boolean isRowFree(Expression value) {
    return RowFree.is(rules.analysis(), value);
  }

  private List<Step> fromSource(int count, List<Integer> written) {
    List<Table.Column> columns = written.stream().map(columns(count)::get).toList();
    List<Operand> values = new ArrayList<>();
    columns.forEach(c -> values.add(new SourceValue(values.size(), c.type().type())));
    List<Fragment> places = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      places.add(place(values.get(i), columns.get(i).type()));
    }
    return insert(
        head(count, written).then(Fragment.form(" VALUES (#)", Fragment.join(", ", places))),
        proposed(columns, values));
  }

  /** A question mark in VALUES, where only a vector has to say what it is. */
  private static Fragment place(Operand operand, SqlType type) {
    Fragment mark = Fragment.operand(operand);
    return VectorRule.isVector(type) ? Constants.typed(mark, type) : mark;
  }

  private List<SqlType> types(int count) {
    return columns(count).stream().map(Table.Column::type).toList();
  }

  private static List<Integer> all(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  private void refuse() {
    for (Target target : node.columns()) {
      Modifications.refuseIndirection(target);
    }
  }

  private static boolean isLimited(Query source) {
    return source.limit() != null || source.offset() != null;
  }

  private static boolean isQuery(Expression value) {
    return Rules.bareOf(value) instanceof Expression.SubLink;
  }

  private static Step step(Fragment sql) {
    return step(Step.Kind.UPDATE, sql);
  }

  private static Step step(Step.Kind kind, Fragment sql) {
    return new Step(kind, sql.text(), sql.operands());
  }

  private String name() {
    return Identifiers.table(table);
  }

  /** The columns the client named, or the first of the table. */
  private List<Table.Column> columns(int count) {
    return node.columns().isEmpty()
        ? table.columns().subList(0, count)
        : node.columns().stream().map(target -> Modifications.column(table, target)).toList();
  }

  /** Indexes of the values that are not DEFAULT, which is so in all rows or in none. */
  private static List<Integer> written(List<List<Expression>> rows) {
    List<Expression> first = rows.get(0);
    return IntStream.range(0, first.size())
        .filter(i -> !(first.get(i) instanceof Expression.Default))
        .boxed()
        .toList();
  }

  private static boolean sameDefaults(List<List<Expression>> rows) {
    List<Integer> first = written(rows);
    return rows.stream().allMatch(row -> written(List.of(row)).equals(first));
  }

  /** The INSERT of one row of several. */
  private Fragment ownRow(List<Expression> row) {
    List<Integer> written = written(List.of(row));
    return row.stream().anyMatch(InsertRule::isQuery)
        ? rows(List.of(row), written)
        : generated(row, written);
  }

  private Fragment row(List<Expression> row, List<Integer> written) {
    boolean asWritten =
        written.size() == row.size()
            && !node.columns().isEmpty()
            && node.overriding().isEmpty()
            && node.alias() == null
            && node.with() == null
            && node.returning().isEmpty()
            && node.onConflict() == null;
    if (asWritten) {
      Edits edits = rules.edits().replace(node.target().span(), name());
      node.columns().forEach(t -> edits.replace(t.span(), Modifications.quoted(table, t)));
      List<Table.Column> columns = columns(row.size());
      for (int i = 0; i < row.size(); i++) {
        edits.replace(row.get(i), assigned.bare(row.get(i), columns.get(i)));
      }
      return edits.apply(node.span());
    }
    return generated(row, written);
  }

  private Fragment generated(List<Expression> row, List<Integer> written) {
    if (written.isEmpty()) {
      return Fragment.of("INSERT INTO " + name() + " DEFAULT VALUES");
    }
    List<Table.Column> columns = columns(row.size());
    List<Fragment> cells =
        written.stream().map(i -> assigned.bare(row.get(i), columns.get(i))).toList();
    return head(row.size(), written).then(Fragment.form(" VALUES (#)", Fragment.join(", ", cells)));
  }

  private Step runs(List<List<Expression>> rows, List<Integer> written, List<Operand> constants) {
    List<SqlType> types = types(rows.get(0).size());
    List<Fragment> places = new ArrayList<>();
    for (int column : written) {
      places.add(place(constants.get(places.size()), types.get(column)));
    }
    String head = head(rows.get(0).size(), written).text();
    String text = head + " VALUES (" + Fragment.join(", ", places).text() + ")";
    return new Step(Step.Kind.UPDATE, text, constants, rows.size());
  }

  private Fragment head(int count, List<Integer> written) {
    List<Table.Column> columns = columns(count);
    List<String> names =
        written.stream().map(i -> Identifiers.quote(columns.get(i).backendName())).toList();
    return Fragment.of("INSERT INTO " + name() + " (" + String.join(", ", names) + ")");
  }

  private Fragment rows(List<List<Expression>> rows, List<Integer> written) {
    int count = rows.get(0).size();
    List<Table.Column> columns = columns(count);
    List<Fragment> selects = new ArrayList<>();
    for (List<Expression> row : rows) {
      List<Fragment> cells = written.stream().map(i -> cell(row.get(i), columns.get(i))).toList();
      selects.add(Fragment.form("SELECT #", Fragment.join(", ", cells)));
    }
    return head(count, written).then(" ").then(Fragment.join(" UNION ALL ", selects));
  }

  private Fragment cell(Expression value, Table.Column column) {
    TypedLiteral literal = new Constants(rules).literal(value);
    return literal != null && literal.isNull()
        ? Constants.typed(Fragment.of("NULL"), SqlType.of(column.type().type()))
        : assigned.typed(value, column);
  }

  private Fragment select(Query source) {
    int count = rules.analysis().columns(source).size();
    Output output = output(source, types(count));
    return head(count, all(count)).then(" ").then(rules.queries().nested(source, output));
  }

  /** The query's columns, cast where the table stores them in another way. */
  private Output output(Query source, List<SqlType> types) {
    List<ResultColumn> results = rules.analysis().columns(source);
    for (int i = 0; i < results.size(); i++) {
      SqlType type = types.get(i);
      if (VectorRule.isVector(type) && results.get(i).type().modifier() != type.modifier()) {
        throw VectorRule.refusal(source, "INSERT of vectors of other dimensions");
      }
    }
    boolean alike =
        IntStream.range(0, results.size())
            .allMatch(
                i ->
                    IrisTypes.storedAs(results.get(i).type().type())
                        == IrisTypes.storedAs(types.get(i).type()));
    return alike ? Output.ANY : Output.ANY.withTypes(types);
  }
}
