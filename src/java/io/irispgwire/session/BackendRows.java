package io.irispgwire.session;

import io.irispgwire.backend.Prepared;
import io.irispgwire.backend.Rows;
import io.irispgwire.types.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that the back end sends; fetched as they are read. */
final class BackendRows implements RowSource {
  private final Prepared prepared;
  private final Rows rows;
  private final List<SqlType> types;

  BackendRows(Prepared prepared, List<SqlType> types) {
    this(prepared, types, List.of());
  }

  /**
   * @param shown as what the values are shown, if their types do not say it; else empty
   */
  BackendRows(Prepared prepared, List<SqlType> types, List<SqlType> shown) {
    this.prepared = prepared;
    this.types = types;
    this.rows = shown.isEmpty() ? prepared.query() : new ShownRows(prepared.query(), shown);
  }

  @Override
  public boolean next() {
    return rows.next();
  }

  @Override
  public @Nullable Object value(int column) {
    return value(rows, column, types.get(column));
  }

  /** A value as PostgreSQL shows it, of the row that {@code rows} stands on. */
  static @Nullable Object value(Rows rows, int column, SqlType type) {
    Object value = rows.value(column, type.type());
    return value != null && BlankPadding.isPadded(type)
        ? BlankPadding.pad((String) value, type)
        : value;
  }

  @Override
  public void write(RowTarget writer) {
    writer.write(rows);
  }

  @Override
  public void close() {
    rows.close();
    prepared.close();
  }
}
