package io.irispgwire.copy;

import io.irispgwire.encoding.Encoding;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.CopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the options of one COPY; PostgreSQL {@code src/backend/commands/copy.c}, {@code
 * ProcessCopyOptions}, with the options that versions 16 and 17 have added. Whether they go
 * together is {@link GivenOptions}' matter.
 */
public final class CopyOptionReader {
  private static final Set<String> NAMES =
      Set.of(
          "format",
          "delimiter",
          "null",
          "default",
          "header",
          "quote",
          "escape",
          "force_quote",
          "force_not_null",
          "force_null",
          "encoding",
          "freeze",
          "on_error",
          "log_verbosity");

  private final boolean from;
  private CopyFormat format = CopyFormat.TEXT;
  private @Nullable String delimiter;
  private @Nullable String nullText;
  private @Nullable String defaultText;
  private CopyHeader header = CopyHeader.NONE;
  private @Nullable String quote;
  private @Nullable String escape;
  private ColumnChoice forceQuote = ColumnChoice.NONE;
  private ColumnChoice forceNotNull = ColumnChoice.NONE;
  private ColumnChoice forceNull = ColumnChoice.NONE;
  private Encoding encoding = Encoding.UTF8;
  private boolean skipsBadRows;
  private boolean verbose;

  private CopyOptionReader(boolean from) {
    this.from = from;
  }

  /**
   * @param from whether it is a COPY FROM
   * @throws PgException 42601, 22023, 0A000 in PostgreSQL's words
   */
  public static CopyOptions read(List<CopyOption> options, boolean from) {
    return read(options, from, Encoding.UTF8);
  }

  /**
   * @param spoken the encoding that the data has where no option says so: the client's
   */
  public static CopyOptions read(List<CopyOption> options, boolean from, Encoding spoken) {
    CopyOptionReader reader = new CopyOptionReader(from);
    reader.encoding = spoken;
    Set<String> seen = new HashSet<>();
    for (CopyOption option : options) {
      CopyArgument argument = new CopyArgument(option);
      if (!NAMES.contains(option.name())) {
        throw argument.failure(
            SqlState.SYNTAX_ERROR, "option \"" + option.name() + "\" not recognized");
      }
      if (!seen.add(option.name())) {
        throw argument.failure(SqlState.SYNTAX_ERROR, "conflicting or redundant options");
      }
      reader.take(option.name(), argument);
    }
    return reader.given().complete();
  }

  private void take(String name, CopyArgument argument) {
    switch (name) {
      case "format" -> format = argument.format();
      case "delimiter" -> delimiter = argument.text();
      case "null" -> nullText = argument.text();
      case "default" -> defaultText = argument.text();
      case "header" -> header = argument.header(from);
      case "quote" -> quote = argument.text();
      case "escape" -> escape = argument.text();
      case "force_quote" -> forceQuote = argument.columnsOrAll();
      case "force_not_null" -> forceNotNull = argument.columns();
      case "force_null" -> forceNull = argument.columns();
      case "encoding" -> encoding = argument.encoding();
      case "on_error" -> skipsBadRows = argument.onError(from);
      case "log_verbosity" -> verbose = argument.verbosity();
      default -> argument.checkBoolean(); // FREEZE: there is nothing to freeze
    }
  }

  private GivenOptions given() {
    return new GivenOptions(
        from,
        format,
        delimiter,
        nullText,
        defaultText,
        header,
        quote,
        escape,
        forceQuote,
        forceNotNull,
        forceNull,
        encoding,
        skipsBadRows,
        verbose);
  }
}
