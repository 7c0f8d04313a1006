package io.irispgwire.sql.analysis;

import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;

/** How the analyser's and the evaluator's messages name types. */
public final class FormatType {
  private FormatType() {}

  /** {@code format_type_be}: without modifier. */
  public static String of(PgType type) {
    return io.irispgwire.types.FormatType.name(type);
  }

  /** {@code format_type(oid, typmod)}. */
  public static String of(SqlType type) {
    return io.irispgwire.types.FormatType.format(type);
  }
}
