package io.irispgwire.catalog;

import io.irispgwire.error.PgException;
import io.irispgwire.sql.ParsedStatement;
import io.irispgwire.sql.Parser;
import io.irispgwire.sql.analysis.Analysis;
import io.irispgwire.sql.analysis.Analyzer;
import io.irispgwire.sql.analysis.Children;
import io.irispgwire.sql.analysis.DomainRules;
import io.irispgwire.sql.analysis.ObjectReference;
import io.irispgwire.sql.analysis.RowExpression;
import io.irispgwire.sql.analysis.RowExpressions;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.analysis.ViewQuery;
import io.irispgwire.sql.deparse.Deparser;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the catalog keeps of expressions and queries, as a session is shown it. The catalog's text
 * of an expression says first what it is: <code>{CHECK} a > 0</code>, <code>{DEFAULT 3} now()
 * </code> (of column 3), <code>{GENERATED 3} a + 1</code>.
 */
final class RuleTexts {
  private static final String INDEXED = "{INDEXED} ";

  private final Schema schema;
  private final boolean pretty;

  RuleTexts(Schema schema, boolean pretty) {
    this.schema = schema;
    this.pretty = pretty;
  }

  static String check(String condition) {
    return "{CHECK} " + condition;
  }

  /** A key of an index. */
  static String indexed(String expression) {
    return INDEXED + expression;
  }

  /** Several of them. */
  static String indexed(List<String> expressions) {
    return INDEXED + String.join(", ", expressions);
  }

  /** The condition of a partial index. */
  static String predicate(String condition) {
    return "{PREDICATE} " + condition;
  }

  static String fallback(int column, String value) {
    return "{DEFAULT " + column + "} " + value;
  }

  static String generated(int column, String value) {
    return "{GENERATED " + column + "} " + value;
  }

  /** A default of a domain. */
  static String fallbackOf(PgType domain, String value) {
    return "{DEFAULT OF " + Integer.toUnsignedLong(domain.oid()) + "} " + value;
  }

  /** A condition of a domain. */
  static String value(PgType domain, String condition) {
    return "{VALUE OF " + Integer.toUnsignedLong(domain.oid()) + "} " + condition;
  }

  /** Without its first words. */
  private static String text(String kept) {
    return kept.startsWith("{") && kept.indexOf("} ") > 0
        ? kept.substring(kept.indexOf("} ") + 2)
        : kept;
  }

  /** The text as it was written where it cannot be understood any more. */
  String expression(String kept, @Nullable Table table) {
    String text = text(kept);
    boolean ofDomain = kept.startsWith("{DEFAULT OF ") || kept.startsWith("{VALUE OF ");
    if (text.length() == kept.length() || (table == null && !ofDomain)) {
      return kept;
    }
    try {
      if (ofDomain) {
        return ofDomain(kept.substring(1, kept.indexOf('}')), text);
      }
      if (kept.startsWith(INDEXED)) {
        return indexed(text, Objects.requireNonNull(table));
      }
      ParsedStatement parsed = RowExpression.parse(text);
      Expression expression = RowExpression.of(parsed);
      RowExpressions analyzer = new Analyzer(schema).ofRows(parsed);
      return new Deparser(schema, pretty)
          .expression(
              analysed(
                  kept.substring(1, kept.indexOf('}')),
                  analyzer,
                  Objects.requireNonNull(table),
                  expression));
    } catch (PgException e) {
      return text;
    }
  }

  private String indexed(String text, Table table) {
    ParsedStatement parsed = RowExpression.parse(text);
    Query query = (Query) parsed.tree();
    List<String> shown = new ArrayList<>();
    for (Query.Item item : ((Query.Select) query.body()).items()) {
      RowExpression analysed =
          new Analyzer(schema).ofRows(parsed).indexed(table, item.expression());
      shown.add(new Deparser(schema, pretty).expression(analysed));
    }
    return String.join(", ", shown);
  }

  /**
   * @param what VALUE OF or DEFAULT OF and the number of the domain
   */
  private String ofDomain(String what, String text) {
    PgType type = schema.type(Integer.parseUnsignedInt(what.substring(what.lastIndexOf(' ') + 1)));
    if (type == null) {
      return text;
    }
    Table value = DomainRules.valueOf(SqlType.of(type));
    Deparser deparser = new Deparser(schema, pretty);
    if (what.startsWith("VALUE")) {
      return deparser.condition(DomainRules.analysed(text, value, schema));
    }
    ParsedStatement parsed = RowExpression.parse(text);
    return deparser.expression(
        new Analyzer(schema)
            .ofRows(parsed)
            .fallback(value.columns().get(0), RowExpression.of(parsed)));
  }

  private static RowExpression analysed(
      String what, RowExpressions analyzer, Table table, Expression expression) {
    if (what.equals("CHECK")) {
      return analyzer.check(table, expression);
    }
    if (what.equals("PREDICATE")) {
      return analyzer.predicate(table, expression);
    }
    int number = Integer.parseInt(what.substring(what.indexOf(' ') + 1));
    Table.Column column = table.columns().get(number - 1);
    return what.startsWith("GENERATED")
        ? analyzer.generated(table, column, expression)
        : analyzer.fallback(column, expression);
  }

  /** The tables and views that a view reads; none where it cannot be understood any more. */
  List<Table> sources(Table view) {
    ViewQuery query = view.query();
    try {
      return query == null
          ? List.of()
          : new Analyzer(schema).analyze(Parser.parse(query.text()).get(0), List.of()).tables();
    } catch (PgException e) {
      return List.of();
    }
  }

  /** The sequences that an expression names. */
  List<Table> sequences(String kept) {
    List<Table> found = new ArrayList<>();
    if (kept.contains("nextval(")) {
      collect(RowExpression.of(RowExpression.parse(text(kept))), found);
    }
    return found;
  }

  private void collect(Expression expression, List<Table> found) {
    if (expression instanceof Expression.Literal literal
        && literal.kind() == Expression.Literal.Kind.STRING) {
      List<String> names = ObjectReference.names(literal.value());
      String qualifier = names.size() < 2 ? null : names.get(names.size() - 2);
      Table table = schema.table(qualifier, names.get(names.size() - 1));
      if (table != null && table.sequence() != null) {
        found.add(table);
      }
    }
    Children.of(expression).forEach(child -> collect(child, found));
  }

  /** {@code pg_get_viewdef}; the kept text where names in it have changed. */
  String view(Table view) {
    ViewQuery query = view.query();
    if (query == null) {
      return "";
    }
    String kept = query.text();
    try {
      ParsedStatement parsed = Parser.parse(kept).get(0);
      Analysis analysis = new Analyzer(schema).analyze(parsed, List.of());
      List<String> labels = view.columns().stream().map(Table.Column::name).toList();
      return new Deparser(schema, pretty).query(analysis, (Query) parsed.tree(), labels) + ';';
    } catch (PgException e) {
      return kept + ';';
    }
  }
}
