package io.irispgwire.sql;

import io.irispgwire.sql.analysis.Analysis;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.translate.StatementTranslator;
import io.irispgwire.sql.tree.Modification.Insert;

/**
 * PostgreSQL SQL to IRIS SQL: edits at positions of the client's text, made by small rules. What
 * needs no edit stays byte for byte.
 */
public final class Translator {
  /** Most arrays that clients send to {@code = ANY($1)} are shorter. */
  private static final int USUAL_ARRAY_SLOTS = 8;

  private final SchemaLookup schema;

  public Translator() {
    this(SchemaLookup.EMPTY);
  }

  /**
   * @param schema where data definition finds the tables it changes, and the schema that new ones
   *     are made in
   */
  public Translator(SchemaLookup schema) {
    this.schema = schema;
  }

  /**
   * @throws io.irispgwire.error.PgException 0A000 with a position and a hint for what IRIS has no
   *     form for
   */
  public Translation translate(Analysis analysis) {
    return translate(analysis, USUAL_ARRAY_SLOTS);
  }

  /**
   * INSERT … SELECT as a step that inserts one row, whose values are {@link
   * Translation.SourceValue}s: for rows that the back end cannot make itself.
   *
   * @throws io.irispgwire.error.PgException 0A000 as above
   */
  public Translation.Step translateInsert(Analysis analysis, Insert insert) {
    return new StatementTranslator(analysis, schema, USUAL_ARRAY_SLOTS).insertOne(insert);
  }

  /**
   * @param arraySlots places for the elements of an array parameter, at least as many as the
   *     longest of them has
   */
  public Translation translate(Analysis analysis, int arraySlots) {
    StatementTranslator translator = new StatementTranslator(analysis, schema, arraySlots);
    return analysis.statement().tree().accept(translator);
  }
}
