package io.irispgwire.backend.jdbc;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.sql.SQLException;

/** H2's errors as PostgreSQL would tell them. */
final class EmbeddedErrors {
  PgException of(SQLException e) {
    return new PgException(SqlState.INTERNAL_ERROR, String.valueOf(e.getMessage()), e);
  }
}
