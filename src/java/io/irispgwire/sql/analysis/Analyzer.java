package io.irispgwire.sql.analysis;

import io.irispgwire.sql.ParsedStatement;
import java.util.List;

/**
 * Resolves names, types and functions of a statement as PostgreSQL's parse analysis does (manual
 * chapter 10; {@code src/backend/parser/parse_*.c}).
 */
public final class Analyzer {
  public Analyzer(SchemaLookup schema) {}

  /**
   * @param parameterOids types the client gave; 0, or a missing entry, leaves one to inference
   * @throws io.irispgwire.error.PgException with PostgreSQL's SQLSTATE, message, hint and position
   *     (42P01, 42703, 42883, 42804, 42P18, 42P08, 22P02 for a bad literal, …)
   */
  public Analysis analyze(ParsedStatement statement, List<Integer> parameterOids) {
    throw new UnsupportedOperationException();
  }
}
