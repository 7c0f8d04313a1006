package io.irispgwire.session;

import io.irispgwire.backend.Rows;
import io.irispgwire.types.Numeric;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.TypeModifiers;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows whose values show as many digits and blanks as PostgreSQL's would. */
final class ShownRows implements Rows {
  private final Rows rows;
  private final List<SqlType> shown;

  ShownRows(Rows rows, List<SqlType> shown) {
    this.rows = rows;
    this.shown = shown;
  }

  @Override
  public boolean next() {
    return rows.next();
  }

  @Override
  public @Nullable Object value(int column, PgType type) {
    Object value = rows.value(column, type);
    SqlType as = shown.get(column);
    if (value instanceof String text && BlankPadding.isPadded(as)) {
      return BlankPadding.pad(text, as);
    }
    return value instanceof Numeric number && number.decimal() != null && as.modifier() >= 0
        ? Numeric.of(scaled(number.decimal(), as))
        : value;
  }

  /** No digit is lost, whatever the back end computed. */
  private static BigDecimal scaled(BigDecimal value, SqlType as) {
    int scale = Math.max(0, TypeModifiers.scaleOfNumeric(as.modifier()));
    boolean longer = value.scale() > scale && value.stripTrailingZeros().scale() > scale;
    return longer ? value : value.setScale(scale);
  }

  @Override
  public long longValue(int column) {
    return rows.longValue(column);
  }

  @Override
  public @Nullable String stringValue(int column) {
    return rows.stringValue(column);
  }

  @Override
  public @Nullable BigDecimal decimalValue(int column) {
    BigDecimal value = rows.decimalValue(column);
    SqlType as = shown.get(column);
    return value == null || as.modifier() < 0 ? value : scaled(value, as);
  }

  @Override
  public boolean wasNull() {
    return rows.wasNull();
  }

  @Override
  public void close() {
    rows.close();
  }
}
