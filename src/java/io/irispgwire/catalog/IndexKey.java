package io.irispgwire.catalog;

import io.irispgwire.error.PgException;
import io.irispgwire.sql.ParsedStatement;
import io.irispgwire.sql.analysis.Analyzer;
import io.irispgwire.sql.analysis.IndexDefinition;
import io.irispgwire.sql.analysis.RowExpression;
import io.irispgwire.sql.analysis.RowExpressions;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A column of an index.
 *
 * @param name in pg_attribute
 * @param column of the table; null for an expression
 * @param expression as it is kept; "" for a column of the table
 * @param suffix what its definition says behind it
 * @param option a row of {@code indoption}: 1 for DESC, 2 for NULLS FIRST
 */
record IndexKey(
    String name,
    SqlType type,
    Table.@Nullable Column column,
    String expression,
    String suffix,
    short option) {
  private static final int DESCENDING = 1;
  private static final int NULLS_FIRST = 2;

  /** Those of an index that IRIS has. */
  static List<IndexKey> of(List<Table.Column> columns) {
    return columns.stream()
        .map(c -> new IndexKey(c.name(), c.declared(), c, "", "", (short) 0))
        .toList();
  }

  /** Those of one that is noted. */
  static List<IndexKey> of(IndexDefinition definition, Table table, Schema schema) {
    List<IndexKey> keys = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (IndexDefinition.Key key : definition.keys()) {
      ParsedStatement parsed = RowExpression.parse(key.expression());
      Expression expression = RowExpression.of(parsed);
      Table.Column column = column(expression, table);
      short option =
          (short) ((key.descending() ? DESCENDING : 0) + (key.nullsFirst() ? NULLS_FIRST : 0));
      if (column != null) {
        taken.add(column.name());
        keys.add(new IndexKey(column.name(), column.declared(), column, "", key.suffix(), option));
      } else {
        RowExpression analysed = analysed(parsed, table, schema);
        String label = analysed == null ? "expr" : RowExpressions.indexColumn(analysed);
        SqlType type =
            analysed == null ? SqlType.of(PgType.TEXT) : analysed.analysis().typeOf(expression);
        String name = free(label, taken);
        keys.add(new IndexKey(name, type, null, key.expression(), key.suffix(), option));
      }
    }
    return keys;
  }

  /** Null where what it names is gone. */
  private static @Nullable RowExpression analysed(
      ParsedStatement parsed, Table table, Schema schema) {
    try {
      return new Analyzer(schema).ofRows(parsed).indexed(table, RowExpression.of(parsed));
    } catch (PgException e) {
      return null;
    }
  }

  private static Table.@Nullable Column column(Expression expression, Table table) {
    if (expression instanceof Expression.ColumnRef reference) {
      String name = reference.last().value();
      return table.columns().stream()
          .filter(column -> column.name().equals(name))
          .findFirst()
          .orElse(null);
    }
    return null;
  }

  /** {@code ChooseIndexColumnNames}. */
  private static String free(String name, Set<String> taken) {
    String chosen = name;
    for (int n = 1; !taken.add(chosen); n++) {
      chosen = name + n;
    }
    return chosen;
  }

  /** The number of the table's column; 0 for an expression. */
  short number() {
    return column == null ? 0 : (short) column.number();
  }

  /** As the definition of the index says it: {@code pg_get_indexdef_worker}. */
  String shown(RuleTexts texts, Table table) {
    if (column != null) {
      return Names.quoted(name);
    }
    String text = texts.expression(RuleTexts.indexed(expression), table);
    Expression parsed = RowExpression.of(RowExpression.parse(expression));
    boolean call =
        parsed instanceof Expression.FunctionCall
            || parsed instanceof Expression.Builtin
            || parsed instanceof Expression.SqlValueFunction;
    return call ? text : '(' + text + ')';
  }
}
