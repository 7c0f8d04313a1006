package io.irispgwire.sql.translate;

import io.irispgwire.sql.IrisTypes;
import io.irispgwire.sql.Translation.Operand;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.sql.analysis.ResultColumn;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.translate.Constants.TypedLiteral;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Modification.Insert;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The texts that an INSERT becomes: one row, many rows, the rows of a query. */
final class InsertForms {
  private final Rules rules;
  private final Insert node;
  private final Table table;
  private final Assigned assigned;

  InsertForms(Rules rules, Insert node, Table table) {
    this.rules = rules;
    this.node = node;
    this.table = table;
    this.assigned = new Assigned(rules);
  }

  /** The table as IRIS calls it. */
  String name() {
    return Identifiers.table(table);
  }

  /** The columns the client named, or the first of the table. */
  List<Table.Column> columns(int count) {
    return node.columns().isEmpty()
        ? table.columns().subList(0, count)
        : node.columns().stream().map(target -> Modifications.column(table, target)).toList();
  }

  /** Indexes of the values that are not DEFAULT, which is so in all rows or in none. */
  static List<Integer> written(List<List<Expression>> rows) {
    List<Expression> first = rows.get(0);
    return IntStream.range(0, first.size())
        .filter(i -> !(first.get(i) instanceof Expression.Default))
        .boxed()
        .toList();
  }

  static boolean sameDefaults(List<List<Expression>> rows) {
    List<Integer> first = written(rows);
    return rows.stream().allMatch(row -> written(List.of(row)).equals(first));
  }

  /** The INSERT of one row of several. */
  Fragment ownRow(List<Expression> row) {
    List<Integer> written = written(List.of(row));
    return row.stream().anyMatch(InsertForms::isQuery)
        ? rows(List.of(row), written)
        : generated(row, written);
  }

  Fragment row(List<Expression> row, List<Integer> written) {
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

  Step runs(List<List<Expression>> rows, List<Integer> written, List<Operand> constants) {
    List<SqlType> types = types(rows.get(0).size());
    List<Fragment> places = new ArrayList<>();
    for (int column : written) {
      places.add(place(constants.get(places.size()), types.get(column)));
    }
    String head = head(rows.get(0).size(), written).text();
    String text = head + " VALUES (" + Fragment.join(", ", places).text() + ")";
    return new Step(Step.Kind.UPDATE, text, constants, rows.size());
  }

  Fragment head(int count, List<Integer> written) {
    List<Table.Column> columns = columns(count);
    List<String> names =
        written.stream().map(i -> Identifiers.quote(columns.get(i).backendName())).toList();
    return Fragment.of("INSERT INTO " + name() + " (" + String.join(", ", names) + ")");
  }

  Fragment rows(List<List<Expression>> rows, List<Integer> written) {
    int count = rows.get(0).size();
    List<Table.Column> columns = columns(count);
    List<Fragment> selects = new ArrayList<>();
    for (List<Expression> row : rows) {
      List<Fragment> cells = written.stream().map(i -> cell(row.get(i), columns.get(i))).toList();
      selects.add(Fragment.form("SELECT #", Fragment.join(", ", cells)));
    }
    return head(count, written).then(" ").then(Fragment.join(" UNION ALL ", selects));
  }

  Fragment cell(Expression value, Table.Column column) {
    TypedLiteral literal = new Constants(rules).literal(value);
    return literal != null && literal.isNull() && !column.isText()
        ? Constants.typed(Fragment.of("NULL"), SqlType.of(column.type().type()))
        : assigned.typed(value, column);
  }

  Fragment select(Query source) {
    int count = rules.analysis().columns(source).size();
    columns(count).stream().filter(Table.Column::isText).forEach(Refusal::refuseKept);
    Output output = output(source, types(count));
    return head(count, all(count)).then(" ").then(rules.queries().nested(source, output));
  }

  /** The query's columns, cast where the table stores them in another way. */
  Output output(Query source, List<SqlType> types) {
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

  List<SqlType> types(int count) {
    return columns(count).stream().map(Table.Column::type).toList();
  }

  static List<Integer> all(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  /** A question mark in VALUES, where only a vector has to say what it is. */
  static Fragment place(Operand operand, SqlType type) {
    Fragment mark = Fragment.operand(operand);
    return VectorRule.isVector(type) ? Constants.typed(mark, type) : mark;
  }

  static boolean isQuery(Expression value) {
    return Rules.bareOf(value) instanceof Expression.SubLink;
  }
}
