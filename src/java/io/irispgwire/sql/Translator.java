package io.irispgwire.sql;

import io.irispgwire.sql.analysis.Analysis;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.translate.StatementTranslator;

/**
 * PostgreSQL SQL to IRIS SQL: edits at positions of the client's text, made by small rules. What
 * needs no edit stays byte for byte.
 */
public final class Translator {
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
    return analysis.statement().tree().accept(new StatementTranslator(analysis, schema));
  }
}
