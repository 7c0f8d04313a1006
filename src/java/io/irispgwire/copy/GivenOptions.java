package io.irispgwire.copy;

import io.irispgwire.encoding.Encoding;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import org.jspecify.annotations.Nullable;

/**
 * Options as they were given, null where they were not. Source of the checks and their order:
 * {@code ProcessCopyOptions}.
 */
record GivenOptions(
    boolean from,
    CopyFormat format,
    @Nullable String delimiter,
    @Nullable String nullText,
    @Nullable String defaultText,
    CopyHeader header,
    @Nullable String quote,
    @Nullable String escape,
    ColumnChoice forceQuote,
    ColumnChoice forceNotNull,
    ColumnChoice forceNull,
    Encoding encoding,
    boolean skipsBadRows,
    boolean verbose) {
  /** What would be taken for a value or a mark of the text format. */
  private static final String NO_TEXT_DELIMITERS = "\\.abcdefghijklmnopqrstuvwxyz0123456789";

  CopyOptions complete() {
    checkBinary();
    String separator = delimiter != null ? delimiter : isCsv() ? "," : "\t";
    String none = nullText != null ? nullText : isCsv() ? "" : "\\N";
    String quotes = quote != null ? quote : "\"";
    String before = escape != null ? escape : quotes;
    checkDelimiter(separator, none);
    if (format == CopyFormat.BINARY && header != CopyHeader.NONE) {
      throw unsupported("cannot specify HEADER in BINARY mode");
    }
    checkQuotes(separator, quotes, before);
    checkColumns();
    checkMarks(separator, none, quotes);
    return new CopyOptions(
        format,
        separator.charAt(0),
        none,
        defaultText,
        header,
        quotes.charAt(0),
        before.charAt(0),
        forceQuote,
        forceNotNull,
        forceNull,
        encoding,
        skipsBadRows,
        verbose);
  }

  private boolean isCsv() {
    return format == CopyFormat.CSV;
  }

  private void checkBinary() {
    if (format != CopyFormat.BINARY) {
      return;
    }
    if (delimiter != null) {
      throw syntax("cannot specify DELIMITER in BINARY mode");
    }
    if (nullText != null) {
      throw syntax("cannot specify NULL in BINARY mode");
    }
    if (defaultText != null) {
      throw syntax("cannot specify DEFAULT in BINARY mode");
    }
    if (skipsBadRows) {
      throw syntax("only ON_ERROR STOP is allowed in BINARY mode");
    }
  }

  private void checkDelimiter(String separator, String none) {
    if (!isOneByte(separator)) {
      throw unsupported("COPY delimiter must be a single one-byte character");
    }
    if (hasLineEnd(separator)) {
      throw invalid("COPY delimiter cannot be newline or carriage return");
    }
    if (hasLineEnd(none)) {
      throw invalid("COPY null representation cannot use newline or carriage return");
    }
    if (defaultText != null && hasLineEnd(defaultText)) {
      throw invalid("COPY default representation cannot use newline or carriage return");
    }
    if (!isCsv() && NO_TEXT_DELIMITERS.contains(separator)) {
      throw invalid("COPY delimiter cannot be \"" + separator + "\"");
    }
  }

  private void checkQuotes(String separator, String quotes, String before) {
    if (!isCsv() && quote != null) {
      throw unsupported("COPY quote available only in CSV mode");
    }
    if (!isOneByte(quotes)) {
      throw unsupported("COPY quote must be a single one-byte character");
    }
    if (isCsv() && separator.equals(quotes)) {
      throw invalid("COPY delimiter and quote must be different");
    }
    if (!isCsv() && escape != null) {
      throw unsupported("COPY escape available only in CSV mode");
    }
    if (!isOneByte(before)) {
      throw unsupported("COPY escape must be a single one-byte character");
    }
  }

  private void checkColumns() {
    checkColumns(forceQuote, "COPY force quote", "TO", !from);
    checkColumns(forceNotNull, "COPY force not null", "FROM", from);
    checkColumns(forceNull, "COPY force null", "FROM", from);
  }

  private void checkColumns(ColumnChoice columns, String option, String way, boolean isThatWay) {
    if (columns.isNone()) {
      return;
    }
    if (!isCsv()) {
      throw unsupported(option + " available only in CSV mode");
    }
    if (!isThatWay) {
      throw unsupported(option + " only available using COPY " + way);
    }
  }

  private void checkMarks(String separator, String none, String quotes) {
    if (none.contains(separator)) {
      throw unsupported("COPY delimiter must not appear in the NULL specification");
    }
    if (isCsv() && none.contains(quotes)) {
      throw unsupported("CSV quote character must not appear in the NULL specification");
    }
    if (defaultText == null) {
      return;
    }
    if (!from) {
      throw unsupported("COPY DEFAULT only available using COPY FROM");
    }
    if (defaultText.contains(separator)) {
      throw unsupported("COPY delimiter must not appear in the DEFAULT specification");
    }
    if (isCsv() && defaultText.contains(quotes)) {
      throw unsupported("CSV quote character must not appear in the DEFAULT specification");
    }
    if (defaultText.equals(none)) {
      throw unsupported("NULL specification and DEFAULT specification cannot be the same");
    }
  }

  private static boolean isOneByte(String text) {
    return text.length() == 1 && text.charAt(0) < 0x80;
  }

  private static boolean hasLineEnd(String text) {
    return text.indexOf('\r') >= 0 || text.indexOf('\n') >= 0;
  }

  private static PgException syntax(String message) {
    return new PgException(SqlState.SYNTAX_ERROR, message);
  }

  private static PgException unsupported(String message) {
    return new PgException(SqlState.FEATURE_NOT_SUPPORTED, message);
  }

  private static PgException invalid(String message) {
    return new PgException(SqlState.INVALID_PARAMETER_VALUE, message);
  }
}
