package io.irispgwire.backend;

import io.irispgwire.types.PgType;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A cursor over the rows of a query; columns count from 0. */
public interface Rows extends AutoCloseable {
  boolean next();

  /**
   * A column's value as {@code type}, of the Java class that {@link io.irispgwire.types} gives for
   * it; null for NULL.
   */
  @Nullable Object value(int column, PgType type);

  /**
   * For bool, int2, int4, int8 and oid: no boxing. 0 for NULL, and {@link #wasNull} then is true.
   */
  long longValue(int column);

  /** For text and its kin. */
  @Nullable String stringValue(int column);

  @Nullable BigDecimal decimalValue(int column);

  /** Whether the value read last was NULL. */
  boolean wasNull();

  @Override
  void close();
}
