package io.irispgwire.copy;

import io.irispgwire.encoding.Encoding;
import org.jspecify.annotations.Nullable;

/**
 * What the options of a COPY say, defaults filled in; manual, "COPY", "Parameters".
 *
 * @param delimiter one ASCII character; nothing in binary
 * @param nullText what stands for NULL
 * @param defaultText what stands for a column's default; null for nothing
 * @param quote of CSV
 * @param escape of CSV: what stands before a quote in quotes
 * @param encoding of the data
 * @param skipsBadRows ON_ERROR ignore
 * @param verbose LOG_VERBOSITY verbose: says which rows it skips
 */
public record CopyOptions(
    CopyFormat format,
    char delimiter,
    String nullText,
    @Nullable String defaultText,
    CopyHeader header,
    char quote,
    char escape,
    ColumnChoice forceQuote,
    ColumnChoice forceNotNull,
    ColumnChoice forceNull,
    Encoding encoding,
    boolean skipsBadRows,
    boolean verbose) {
  public boolean isBinary() {
    return format == CopyFormat.BINARY;
  }
}
