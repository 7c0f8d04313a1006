package io.irispgwire.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.eval.DomainCheck;
import io.irispgwire.eval.Environment;
import io.irispgwire.eval.RowScalar;
import io.irispgwire.sql.ParsedStatement;
import io.irispgwire.sql.Translation.Constant;
import io.irispgwire.sql.Translation.Operand;
import io.irispgwire.sql.Translation.TextConstant;
import io.irispgwire.sql.Translator;
import io.irispgwire.sql.analysis.Analyzer;
import io.irispgwire.sql.analysis.DomainRules;
import io.irispgwire.sql.analysis.RowExpression;
import io.irispgwire.sql.analysis.RowExpressions;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.types.Codecs;
import io.irispgwire.types.PgType;
import io.irispgwire.types.TypeModifiers;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What PostgreSQL asks of the rows of one table and IRIS does not: CHECK, and the columns that are
 * computed. Immutable, shared between sessions; rows have a value for each column of the table.
 *
 * <p>Source of order and messages: PostgreSQL {@code src/backend/executor/execMain.c}, {@code
 * ExecConstraints}.
 */
final class RowRules {
  private final Table table;
  private final List<DomainColumn> domains = new ArrayList<>();
  private final List<Condition> checks = new ArrayList<>();
  private final List<Value> values = new ArrayList<>();

  /** The columns that must be known before a row can be looked at. */
  private final BitSet reads = new BitSet();

  private record Condition(String name, RowScalar holds) {}

  private record DomainColumn(int column, DomainCheck check) {}

  private record Value(int column, boolean generated, BitSet reads, RowScalar value) {}

  /**
   * @throws PgException 0A000 for a rule that the server cannot compute
   */
  RowRules(Table table, SchemaLookup schema) {
    this.table = table;
    Analyzer analyzer = new Analyzer(schema);
    for (Table.Filling filling : table.rules().fillings()) {
      int number = number(filling.column());
      Table.Column column = table.columns().get(number);
      ParsedStatement parsed = RowExpression.parse(filling.value());
      Expression value = RowExpression.of(parsed);
      RowExpressions expressions = analyzer.ofRows(parsed);
      RowExpression analysed =
          filling.generated()
              ? expressions.generated(table, column, value)
              : expressions.fallback(column, value);
      BitSet read = filling.generated() ? columns(value) : new BitSet();
      values.add(new Value(number, filling.generated(), read, RowScalar.of(analysed)));
      reads.or(read);
    }
    for (Table.Column column : table.rules().domains()) {
      PgType domain = Objects.requireNonNull(column.domain());
      int number = number(column.name());
      domains.add(new DomainColumn(number, DomainCheck.of(DomainRules.of(domain, schema))));
      reads.set(number);
    }
    for (Table.Check check : table.rules().checks()) {
      ParsedStatement parsed = RowExpression.parse(check.condition());
      Expression condition = RowExpression.of(parsed);
      RowScalar holds = RowScalar.of(analyzer.ofRows(parsed).check(table, condition));
      checks.add(new Condition(check.name(), holds));
      reads.or(columns(condition));
    }
  }

  /** All columns of the table. */
  BitSet columns() {
    BitSet all = new BitSet();
    all.set(0, table.columns().size());
    return all;
  }

  private int number(String column) {
    for (Table.Column candidate : table.columns()) {
      if (candidate.name().equals(column)) {
        return candidate.number() - 1;
      }
    }
    throw new PgException(SqlState.UNDEFINED_COLUMN, "column \"" + column + "\" does not exist");
  }

  private BitSet columns(Expression expression) {
    BitSet read = new BitSet();
    RowExpressions.columns(expression).forEach(name -> read.set(number(name)));
    return read;
  }

  Table table() {
    return table;
  }

  /** A row that is about to be inserted. */
  static final class NewRow {
    final @Nullable Object[] values;

    /** The columns that are written; IRIS gives the others. */
    final BitSet given = new BitSet();

    /** The columns whose values are what IRIS will hold. */
    final BitSet known = new BitSet();

    NewRow(int width) {
      this.values = new @Nullable Object[width];
    }

    void give(int column, @Nullable Object value) {
      values[column] = value;
      given.set(column);
      known.set(column);
    }
  }

  /** Brings what the client gave to the columns' lengths, and adds what it did not give. */
  void complete(NewRow row, Environment environment) {
    for (Table.Column column : table.columns()) {
      int i = column.number() - 1;
      if (row.given.get(i)) {
        row.values[i] = TypeModifiers.apply(row.values[i], column.type(), false);
      } else {
        complete(row, i, column, environment);
      }
    }
    for (Value value : values) {
      if (value.generated && isKnown(row, value.reads)) {
        row.give(value.column, value.value.value(row.values, environment));
      }
    }
  }

  private void complete(NewRow row, int i, Table.Column column, Environment environment) {
    for (Value value : values) {
      if (value.column == i) {
        if (!value.generated) {
          row.give(i, value.value.value(row.values, environment));
        }
        return;
      }
    }
    Operand stored = Translator.storedDefault(column);
    if (stored instanceof Constant constant) {
      row.values[i] = constant.value();
      row.known.set(i);
    } else if (stored instanceof TextConstant constant) {
      Object value =
          Codecs.of(constant.type().type()).readText(constant.text(), environment.style());
      row.values[i] = TypeModifiers.apply(value, constant.type(), false);
      row.known.set(i);
    }
  }

  private static boolean isKnown(NewRow row, BitSet columns) {
    BitSet unknown = (BitSet) columns.clone();
    unknown.andNot(row.known);
    return unknown.isEmpty();
  }

  /** Whether all that the rules ask about is known before the row is written. */
  boolean decide(NewRow row) {
    return isKnown(row, reads);
  }

  boolean isComplete(NewRow row) {
    return row.known.cardinality() == table.columns().size();
  }

  /**
   * Computes the generated columns of a row that is stored; whether one of them changed.
   *
   * @param added whether other columns that the server fills in are new, and get their values too
   */
  boolean generate(@Nullable Object[] row, boolean added, Environment environment) {
    boolean changed = false;
    for (Value value : values) {
      if (value.generated || added) {
        Object computed = value.value.value(row, environment);
        changed |= !Objects.equals(computed, row[value.column]);
        row[value.column] = computed;
      }
    }
    return changed;
  }

  /**
   * Whether what is known of a row keeps to its columns' domains, which PostgreSQL asks first.
   *
   * @throws PgException 23502, 23514
   */
  void checkDomains(NewRow row, Environment environment) {
    for (DomainColumn domain : domains) {
      if (row.known.get(domain.column)) {
        domain.check.check(row.values[domain.column], environment);
      }
    }
  }

  /** The same of a row that is stored. */
  void checkDomains(@Nullable Object[] row, Environment environment) {
    domains.forEach(domain -> domain.check.check(row[domain.column], environment));
  }

  /** The first check that a row breaks; null for none. */
  @Nullable String broken(@Nullable Object[] row, Environment environment) {
    for (Condition check : checks) {
      if (Boolean.FALSE.equals(check.holds.value(row, environment))) {
        return check.name;
      }
    }
    return null;
  }

  /** A NULL that may not be there; the back end would say so too, but after the checks. */
  @Nullable PgException missing(NewRow row, Environment environment) {
    for (Table.Column column : table.columns()) {
      int i = column.number() - 1;
      if (column.notNull() && row.known.get(i) && row.values[i] == null) {
        return new PgException(
                SqlState.NOT_NULL_VIOLATION,
                "null value in column \""
                    + column.name()
                    + "\" of relation \""
                    + table.name()
                    + "\" violates not-null constraint")
            .withDetail(failing(row.values, environment))
            .about(table.schema(), table.name(), column.name(), null);
      }
    }
    return null;
  }

  PgException violation(String check, @Nullable Object[] row, Environment environment) {
    return new PgException(
            SqlState.CHECK_VIOLATION,
            "new row for relation \""
                + table.name()
                + "\" violates check constraint \""
                + check
                + "\"")
        .withDetail(failing(row, environment))
        .about(table.schema(), table.name(), null, check);
  }

  PgException violatedBySome(String check) {
    return new PgException(
            SqlState.CHECK_VIOLATION,
            "check constraint \""
                + check
                + "\" of relation \""
                + table.name()
                + "\" is violated by some row")
        .about(table.schema(), table.name(), null, check);
  }

  /** {@code ExecBuildSlotValueDescription}. */
  private String failing(@Nullable Object[] row, Environment environment) {
    List<String> texts = new ArrayList<>();
    for (Table.Column column : table.columns()) {
      Object value = row[column.number() - 1];
      texts.add(value == null ? "null" : clipped(RowText.of(column.type(), value, environment)));
    }
    return "Failing row contains (" + String.join(", ", texts) + ").";
  }

  private static String clipped(String text) {
    int longest = 64;
    if (text.getBytes(UTF_8).length <= longest) {
      return text;
    }
    int end = 0;
    int bytes = 0;
    while (true) {
      int point = text.codePointAt(end);
      bytes += Character.toString(point).getBytes(UTF_8).length;
      if (bytes > longest) {
        return text.substring(0, end) + "...";
      }
      end += Character.charCount(point);
    }
  }
}
