package io.irispgwire.backend.jdbc;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.types.Numeric;
import io.irispgwire.types.PgType;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the values of a PostgreSQL type pass through JDBC. The Java classes are those of {@link
 * io.irispgwire.types}; what IRIS keeps each type in is said by {@code sql.IrisTypes}.
 */
enum StoredForm {
  BOOL {
    @Override
    void bind(PreparedStatement to, int index, Temporals t, Object value) throws SQLException {
      to.setBoolean(index, (Boolean) value);
    }

    @Override
    Object read(ResultSet from, int column, Temporals t) throws SQLException {
      return from.getBoolean(column);
    }
  },
  INT2 {
    @Override
    void bind(PreparedStatement to, int index, Temporals t, Object value) throws SQLException {
      to.setInt(index, (Short) value);
    }

    @Override
    Object read(ResultSet from, int column, Temporals t) throws SQLException {
      return from.getShort(column);
    }
  },
  INT4 {
    @Override
    void bind(PreparedStatement to, int index, Temporals t, Object value) throws SQLException {
      to.setInt(index, (Integer) value);
    }

    @Override
    Object read(ResultSet from, int column, Temporals t) throws SQLException {
      return from.getInt(column);
    }
  },
  /** Also oid and its kin, which our classes hold as Long. */
  INT8 {
    @Override
    void bind(PreparedStatement to, int index, Temporals t, Object value) throws SQLException {
      to.setLong(index, (Long) value);
    }

    @Override
    Object read(ResultSet from, int column, Temporals t) throws SQLException {
      return from.getLong(column);
    }
  },
  FLOAT4 {
    @Override
    void bind(PreparedStatement to, int index, Temporals t, Object value) throws SQLException {
      to.setDouble(index, Double.parseDouble(value.toString()));
    }

    @Override
    Object read(ResultSet from, int column, Temporals t) throws SQLException {
      return (float) from.getDouble(column);
    }
  },
  FLOAT8 {
    @Override
    void bind(PreparedStatement to, int index, Temporals t, Object value) throws SQLException {
      to.setDouble(index, (Double) value);
    }

    @Override
    Object read(ResultSet from, int column, Temporals t) throws SQLException {
      return from.getDouble(column);
    }
  },
  NUMERIC {
    @Override
    void bind(PreparedStatement to, int index, Temporals t, Object value) throws SQLException {
      BigDecimal decimal = ((Numeric) value).decimal();
      if (decimal == null) {
        throw new PgException(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "numeric field overflow")
            .withHint("IRIS keeps neither NaN nor infinity in a NUMERIC.");
      }
      to.setBigDecimal(index, decimal);
    }

    @Override
    @Nullable Object read(ResultSet from, int column, Temporals t) throws SQLException {
      BigDecimal decimal = from.getBigDecimal(column);
      return decimal == null ? null : Numeric.of(decimal);
    }
  },
  STRING {
    @Override
    void bind(PreparedStatement to, int index, Temporals t, Object value) throws SQLException {
      to.setString(index, (String) value);
    }

    @Override
    @Nullable Object read(ResultSet from, int column, Temporals t) throws SQLException {
      return from.getString(column);
    }
  },
  /** bytea: {@link Engine} binds and reads it. */
  BYTES {
    @Override
    void bind(PreparedStatement to, int index, Temporals t, Object value) {
      throw new IllegalStateException("the engine binds this");
    }

    @Override
    @Nullable Object read(ResultSet from, int column, Temporals t) {
      throw new IllegalStateException("the engine reads this");
    }
  },
  DATE {
    @Override
    void bind(PreparedStatement to, int index, Temporals t, Object value) throws SQLException {
      t.bindDate(to, index, Epochs.unixDay((Integer) value));
    }

    @Override
    Object read(ResultSet from, int column, Temporals t) throws SQLException {
      return Epochs.pgDay(t.readDate(from, column));
    }
  },
  TIME {
    @Override
    void bind(PreparedStatement to, int index, Temporals t, Object value) throws SQLException {
      t.bindTime(to, index, Epochs.timeOfDay((Long) value));
    }

    @Override
    Object read(ResultSet from, int column, Temporals t) throws SQLException {
      return t.readTime(from, column);
    }
  },
  /** Also timestamptz: IRIS's TIMESTAMP then holds UTC. */
  TIMESTAMP {
    @Override
    void bind(PreparedStatement to, int index, Temporals t, Object value) throws SQLException {
      t.bindTimestamp(to, index, Epochs.unixMicros((Long) value));
    }

    @Override
    Object read(ResultSet from, int column, Temporals t) throws SQLException {
      return Epochs.pgMicros(t.readTimestamp(from, column));
    }
  },
  UUID_TEXT {
    @Override
    void bind(PreparedStatement to, int index, Temporals t, Object value) throws SQLException {
      to.setString(index, value.toString());
    }

    @Override
    @Nullable Object read(ResultSet from, int column, Temporals t) throws SQLException {
      String text = from.getString(column);
      return text == null ? null : UUID.fromString(text.strip());
    }
  },
  /** pgvector's vector: {@link Engine} binds and reads it. */
  VECTOR {
    @Override
    void bind(PreparedStatement to, int index, Temporals t, Object value) {
      throw new IllegalStateException("the engine binds this");
    }

    @Override
    @Nullable Object read(ResultSet from, int column, Temporals t) {
      throw new IllegalStateException("the engine reads this");
    }
  },
  /** A type that IRIS lacks, kept as PostgreSQL's text for it: {@link TextForm} does it. */
  TEXT_FORM {
    @Override
    void bind(PreparedStatement to, int index, Temporals t, Object value) {
      throw new IllegalStateException("TextForm binds this");
    }

    @Override
    @Nullable Object read(ResultSet from, int column, Temporals t) {
      throw new IllegalStateException("TextForm reads this");
    }
  };

  abstract void bind(PreparedStatement to, int index, Temporals t, Object value)
      throws SQLException;

  /** Undefined for NULL, unless null. */
  abstract @Nullable Object read(ResultSet from, int column, Temporals t) throws SQLException;

  /** By {@code pg_type.oid}. */
  static StoredForm of(PgType type) {
    return switch (type.oid()) {
      case 16 -> BOOL;
      case 21 -> INT2;
      case 23 -> INT4;
      // int8; oid, xid, cid; regproc and the other reg types
      case 20, 26, 28, 29, 24, 2202, 2203, 2204, 2205, 2206, 4096, 4089, 4191, 3734, 3769 -> INT8;
      case 700 -> FLOAT4;
      case 701 -> FLOAT8;
      case 1700 -> NUMERIC;
      // "char", name, text, unknown, bpchar, varchar; json, xml; jsonb; refcursor, cstring
      case 18, 19, 25, 705, 1042, 1043, 114, 142, 3802, 1790, 2275 -> STRING;
      case 17 -> BYTES;
      case 1082 -> DATE;
      case 1083 -> TIME;
      case 1114, 1184 -> TIMESTAMP;
      case 2950 -> UUID_TEXT;
      case 16385 -> VECTOR;
      default -> TEXT_FORM;
    };
  }
}
