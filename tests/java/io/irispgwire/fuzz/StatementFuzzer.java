package io.irispgwire.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.irispgwire.error.PgException;
import io.irispgwire.sql.Parser;

/** The text of a statement: parsed, or refused at a place inside of it. */
public final class StatementFuzzer {
  private StatementFuzzer() {}

  public static void fuzzerTestOneInput(byte[] data) {
    String text = new String(data, UTF_8).replace("\0", "");
    try {
      Parser.parse(text);
    } catch (PgException e) {
      int position = e.diagnostic().position();
      if (position < 0 || position > text.length() + 1 || e.state().code().startsWith("XX")) {
        throw new IllegalStateException("at " + position, e);
      }
    }
  }
}
