package io.irispgwire.eval;

import io.irispgwire.eval.Environment.SessionFacts;
import io.irispgwire.sql.analysis.Table;
import java.util.Iterator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows of pg_catalog as functions look them up: by a column, mostly {@code oid}. */
final class CatalogLookup {
  private final SessionFacts session;
  private final Table table;

  private CatalogLookup(SessionFacts session, Table table) {
    this.session = session;
    this.table = table;
  }

  static CatalogLookup of(SessionFacts session, String table) {
    return new CatalogLookup(
        session, Objects.requireNonNull(session.relation("pg_catalog", table), table));
  }

  /** The first row that has the value in the column, or null. */
  @Nullable Row first(String column, Object value) {
    Iterator<Row> rows = rows(column, value);
    return rows.hasNext() ? rows.next() : null;
  }

  Iterator<Row> rows(String column, Object value) {
    int place = place(column);
    Iterator<@Nullable Object[]> rows = session.rows(table, place, value);
    return new Iterator<>() {
      private @Nullable Row next = advance();

      private @Nullable Row advance() {
        while (rows.hasNext()) {
          @Nullable Object[] row = rows.next();
          if (value.equals(row[place])) {
            return new Row(CatalogLookup.this, row);
          }
        }
        return null;
      }

      @Override
      public boolean hasNext() {
        return next != null;
      }

      @Override
      public Row next() {
        Row found = Objects.requireNonNull(next);
        next = advance();
        return found;
      }
    };
  }

  private int place(String column) {
    for (Table.Column candidate : table.columns()) {
      if (candidate.name().equals(column)) {
        return candidate.number() - 1;
      }
    }
    throw new IllegalArgumentException(column);
  }

  /** A row by the names of its columns. */
  record Row(CatalogLookup lookup, @Nullable Object[] values) {
    @Nullable Object get(String column) {
      return values[lookup.place(column)];
    }

    String text(String column) {
      return String.valueOf(get(column));
    }

    long oid(String column) {
      return get(column) instanceof Long oid ? oid : 0;
    }

    int number(String column) {
      return get(column) instanceof Number number ? number.intValue() : 0;
    }
  }
}
