package io.irispgwire.sql;

import io.irispgwire.sql.Translation.Operand;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.sql.analysis.Analysis;
import io.irispgwire.sql.analysis.RangeEntry;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.translate.NativeRule;
import io.irispgwire.sql.translate.RowReads;
import io.irispgwire.sql.translate.ScanRule;
import io.irispgwire.sql.translate.ShownTypes;
import io.irispgwire.sql.translate.StatementTranslator;
import io.irispgwire.sql.translate.StoredDefault;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Modification.Insert;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.sql.tree.Statement.Native;
import io.irispgwire.sql.tree.TableRef;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL SQL to IRIS SQL: edits at positions of the client's text, made by small rules. What
 * needs no edit stays byte for byte.
 */
public final class Translator {
  /** Most arrays that clients send to {@code = ANY($1)} are shorter. */
  private static final int USUAL_ARRAY_SLOTS = 8;

  private final SchemaLookup schema;
  private final IrisVersion version;

  /** For what needs no schema: all but data definition. */
  public Translator(IrisVersion version) {
    this(SchemaLookup.EMPTY, version);
  }

  /**
   * @param schema where data definition finds the tables it changes, and the schema that new ones
   *     are made in
   */
  public Translator(SchemaLookup schema) {
    this(schema, schema.irisVersion());
  }

  private Translator(SchemaLookup schema, IrisVersion version) {
    this.schema = schema;
    this.version = version;
  }

  /**
   * @throws io.irispgwire.error.PgException 0A000 with a position and a hint for what IRIS has no
   *     form for
   */
  public Translation translate(Analysis analysis) {
    return translate(analysis, USUAL_ARRAY_SLOTS);
  }

  /**
   * IRIS's own SQL as it is, with a question mark for each parameter.
   *
   * @param types of the parameters, by number from 1
   */
  public static Step untouched(ParsedStatement statement, Native tree, List<PgType> types) {
    return NativeRule.step(statement.sql(), tree, types);
  }

  /**
   * INSERT of one whole row that is computed elsewhere; then how to look at it, and RETURNING's.
   *
   * @param given the columns of the table, from 0, that are not left to IRIS
   */
  public Translation insertOfColumns(Analysis analysis, Insert insert, BitSet given) {
    return new StatementTranslator(analysis, schema, version, 0).insertOfColumns(insert, given);
  }

  /** The columns of the table, from 0, that an INSERT gives values for. */
  public List<Integer> insertTargets(Analysis analysis, Insert insert) {
    return new StatementTranslator(analysis, schema, version, 0).insertTargets(insert);
  }

  /**
   * As what each column of a query is shown; nothing where the types that are described say it.
   *
   * @throws io.irispgwire.error.PgException 0A000 where it depends on the row
   */
  public static List<SqlType> shownTypes(Analysis analysis, Query query) {
    List<SqlType> shown = new ShownTypes(analysis).of(query);
    boolean more =
        IntStream.range(0, shown.size())
            .anyMatch(i -> !shown.get(i).equals(analysis.columns().get(i).type()));
    return more ? shown : List.of();
  }

  /** A query of what one column keeps. */
  public static String values(Table table, Table.Column column) {
    return RowReads.values(table, column);
  }

  /** What IRIS gives a column that an INSERT leaves out; null where only IRIS knows. */
  public static @Nullable Operand storedDefault(Table.Column column) {
    return StoredDefault.of(column);
  }

  /**
   * The rows of one table, for a query that IRIS cannot run as a whole.
   *
   * @param relation null for the target of a modification
   * @param columns of the table, from 0: what the text selects, in this order
   * @param conditions a row may be left out for which one of them does not hold
   * @param keyed whether it selects the RowID behind them
   */
  public Translation scan(
      Analysis analysis,
      TableRef.@Nullable Relation relation,
      RangeEntry entry,
      List<Integer> columns,
      List<Expression> conditions,
      boolean keyed) {
    return new ScanRule(analysis, version).scan(relation, entry, columns, conditions, keyed);
  }

  /**
   * @param arraySlots places for the elements of an array parameter, at least as many as the
   *     longest of them has
   */
  public Translation translate(Analysis analysis, int arraySlots) {
    StatementTranslator translator = new StatementTranslator(analysis, schema, version, arraySlots);
    return analysis.statement().tree().accept(translator);
  }
}
