package io.irispgwire.backend.jdbc;

import java.math.BigDecimal;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * How many digits after the point a decimal shows. A column declared with a scale shows that many,
 * as in PostgreSQL; a {@code numeric} without one, which IRIS keeps with its largest scale, and a
 * computed value show no zeros that only the database's arithmetic put there.
 */
final class NumericScales {
  /** What {@code sql.IrisTypes} keeps a bare {@code numeric} in: NUMERIC(28, 9). */
  private static final int BARE_PRECISION = 28;

  private static final int BARE_SCALE = 9;

  /** From this scale on a computed value's zeros are the database's padding. */
  private static final int PADDED = 10;

  private static final int UNKNOWN = -1;
  private static final int COMPUTED = -2;
  private static final int BARE = -3;

  private final ResultSetMetaData metadata;
  private final int[] scales;

  NumericScales(ResultSetMetaData metadata) throws SQLException {
    this.metadata = metadata;
    this.scales = new int[metadata.getColumnCount() + 1];
    java.util.Arrays.fill(scales, UNKNOWN);
  }

  @Nullable BigDecimal shown(int column, @Nullable BigDecimal value) throws SQLException {
    if (value == null) {
      return null;
    }
    int scale = scales[column];
    if (scale == UNKNOWN) {
      scale = look(column);
      scales[column] = scale;
    }
    return switch (scale) {
      case BARE -> stripped(value);
      case COMPUTED -> value.scale() < PADDED ? value : stripped(value);
      default -> value.scale() < scale ? value.setScale(scale) : value;
    };
  }

  private int look(int column) throws SQLException {
    String table = metadata.getTableName(column);
    int scale = metadata.getScale(column);
    if (table == null || table.isEmpty() || scale < 0) {
      return COMPUTED;
    }
    return scale == BARE_SCALE && metadata.getPrecision(column) == BARE_PRECISION ? BARE : scale;
  }

  private static BigDecimal stripped(BigDecimal value) {
    BigDecimal shortest = value.stripTrailingZeros();
    return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
  }
}
