package io.irispgwire.sql;

import io.irispgwire.sql.analysis.Table;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;

/** What IRIS keeps a value of each PostgreSQL type in. */
public final class IrisTypes {
  private IrisTypes() {}

  /** The type to write in IRIS DDL: {@code VARCHAR(36)} for uuid. */
  public static String ddl(SqlType type) {
    throw new UnsupportedOperationException(type.toString());
  }

  public static Table.Stored storedAs(PgType type) {
    throw new UnsupportedOperationException(type.name());
  }
}
