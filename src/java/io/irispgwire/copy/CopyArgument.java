package io.irispgwire.copy;

import io.irispgwire.encoding.Encoding;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.CopyOption;
import io.irispgwire.sql.tree.CopyOption.Names;
import io.irispgwire.sql.tree.CopyOption.None;
import io.irispgwire.sql.tree.CopyOption.Star;
import io.irispgwire.sql.tree.CopyOption.Text;
import java.util.Locale;

/** What stands behind the name of one option; PostgreSQL {@code define.c} and {@code copy.c}. */
record CopyArgument(CopyOption option) {
  String text() {
    if (option.argument() instanceof Text text) {
      return text.text();
    }
    if (option.argument() instanceof Names names) {
      return String.join(".", names.names());
    }
    if (option.argument() instanceof Star) {
      return "*";
    }
    throw new PgException(SqlState.SYNTAX_ERROR, option.name() + " requires a parameter");
  }

  void checkBoolean() {
    if (!isTrue() && !isFalse()) {
      throw new PgException(SqlState.SYNTAX_ERROR, option.name() + " requires a Boolean value");
    }
  }

  private boolean isTrue() {
    return option.argument() instanceof None || is("true") || is("on") || is("1");
  }

  private boolean isFalse() {
    return is("false") || is("off") || is("0");
  }

  private boolean is(String word) {
    return option.argument() instanceof Text text
        && text.text().toLowerCase(Locale.ROOT).equals(word);
  }

  CopyFormat format() {
    String name = text();
    return switch (name) {
      case "text" -> CopyFormat.TEXT;
      case "csv" -> CopyFormat.CSV;
      case "binary" -> CopyFormat.BINARY;
      default ->
          throw failure(
              SqlState.INVALID_PARAMETER_VALUE, "COPY format \"" + name + "\" not recognized");
    };
  }

  CopyHeader header(boolean from) {
    if (isTrue()) {
      return CopyHeader.PRESENT;
    }
    if (isFalse()) {
      return CopyHeader.NONE;
    }
    if (!is("match")) {
      throw new PgException(
          SqlState.SYNTAX_ERROR, option.name() + " requires a Boolean value or \"match\"");
    }
    if (!from) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED, "cannot use \"" + text() + "\" with HEADER in COPY TO");
    }
    return CopyHeader.MATCH;
  }

  ColumnChoice columnsOrAll() {
    return option.argument() instanceof Star ? ColumnChoice.ALL : columns();
  }

  ColumnChoice columns() {
    if (option.argument() instanceof Names names) {
      return new ColumnChoice(false, names.names());
    }
    throw failure(
        SqlState.INVALID_PARAMETER_VALUE,
        "argument to option \"" + option.name() + "\" must be a list of column names");
  }

  Encoding encoding() {
    Encoding encoding = Encoding.find(text());
    if (encoding == null) {
      throw failure(
          SqlState.INVALID_PARAMETER_VALUE,
          "argument to option \"" + option.name() + "\" must be a valid encoding name");
    }
    return encoding;
  }

  /** Whether bad rows are skipped. */
  boolean onError(boolean from) {
    if (!from) {
      throw failure(SqlState.SYNTAX_ERROR, "COPY ON_ERROR cannot be used with COPY TO");
    }
    return choice("ON_ERROR", "stop", "ignore");
  }

  boolean verbosity() {
    return choice("LOG_VERBOSITY", "default", "verbose");
  }

  /** Whether it is {@code second}. */
  private boolean choice(String name, String first, String second) {
    String given = text();
    if (is(first) || is(second)) {
      return is(second);
    }
    throw failure(
        SqlState.INVALID_PARAMETER_VALUE, "COPY " + name + " \"" + given + "\" not recognized");
  }

  PgException failure(SqlState state, String message) {
    return new PgException(state, message).at(option.span().position());
  }
}
