package io.irispgwire.sql;

import io.irispgwire.sql.analysis.Analysis;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.translate.ScanRule;
import io.irispgwire.sql.translate.StatementTranslator;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Modification.Insert;
import io.irispgwire.sql.tree.TableRef;
import io.irispgwire.types.SqlType;
import java.util.List;

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

  /** INSERT of rows that are computed elsewhere: one {@code INSERT} step, and RETURNING's. */
  public Translation insertOfRows(Analysis analysis, Insert insert) {
    return new StatementTranslator(analysis, schema, version, 0).insertOfRows(insert);
  }

  /** The types of the rows that {@link #insertOfRows} takes. */
  public List<SqlType> rowTypes(Analysis analysis, Insert insert) {
    return new StatementTranslator(analysis, schema, version, 0).rowTypes(insert);
  }

  /**
   * The rows of one table, for a query that IRIS cannot run as a whole.
   *
   * @param columns of the table, from 0: what the text selects, in this order
   * @param conditions a row may be left out for which one of them does not hold
   */
  public Translation scan(
      Analysis analysis,
      TableRef.Relation relation,
      List<Integer> columns,
      List<Expression> conditions) {
    return new ScanRule(analysis, version).scan(relation, columns, conditions);
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
