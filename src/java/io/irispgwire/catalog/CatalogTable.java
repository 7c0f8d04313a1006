package io.irispgwire.catalog;

import io.irispgwire.sql.analysis.Table;
import io.irispgwire.types.PgArray;
import io.irispgwire.types.PgType;
import io.irispgwire.types.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A {@code pg_catalog} table, written as the columns that have something to say; the others are
 * NULL, or zero, false or empty where PostgreSQL's are NOT NULL.
 *
 * @param <W> where the rows come from
 * @param <S> what one row is made from
 */
public final class CatalogTable<W, S> {
  private final Function<W, ? extends Iterable<S>> sources;
  private final List<Function<S, @Nullable Object>> columns;

  private CatalogTable(
      Function<W, ? extends Iterable<S>> sources, List<Function<S, @Nullable Object>> columns) {
    this.sources = sources;
    this.columns = columns;
  }

  /** Begins the table of that name. */
  public static <W, S> Builder<W, S> named(
      String name, Function<W, ? extends Iterable<S>> sources) {
    return new Builder<>(Objects.requireNonNull(SystemTables.find(name), name), sources);
  }

  /** The rows as they are now. */
  public List<@Nullable Object[]> rows(W world) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (S source : sources.apply(world)) {
      @Nullable Object[] row = new Object[columns.size()];
      for (int i = 0; i < row.length; i++) {
        row[i] = columns.get(i).apply(source);
      }
      rows.add(row);
    }
    return rows;
  }

  /** Collects columns. */
  public static final class Builder<W, S> {
    private final Table table;
    private final Function<W, ? extends Iterable<S>> sources;
    private final List<Function<S, @Nullable Object>> columns = new ArrayList<>();

    private Builder(Table table, Function<W, ? extends Iterable<S>> sources) {
      this.table = table;
      this.sources = sources;
      for (Table.Column column : table.columns()) {
        Object nothing = column.notNull() ? neutral(column.type().type()) : null;
        columns.add(source -> nothing);
      }
    }

    /** A value in the Java class of the column's type. */
    public Builder<W, S> column(String name, Function<S, @Nullable Object> value) {
      for (Table.Column column : table.columns()) {
        if (column.name().equals(name)) {
          columns.set(column.number() - 1, value);
          return this;
        }
      }
      throw new IllegalArgumentException(table.name() + "." + name);
    }

    /** The same value in each row. */
    public Builder<W, S> all(String name, Object value) {
      return column(name, source -> value);
    }

    public CatalogTable<W, S> build() {
      return new CatalogTable<>(sources, Collections.unmodifiableList(columns));
    }
  }

  private static Object neutral(PgType type) {
    if (type.name().endsWith("vector")) {
      PgType element = Objects.requireNonNull(Types.byOid(type.elementOid()));
      return new PgArray(element, new int[] {0}, new int[] {0}, List.of());
    }
    if (type.isArray()) {
      return PgArray.of(Objects.requireNonNull(Types.elementOf(type)), List.of());
    }
    return switch (type.name()) {
      case "bool" -> false;
      case "int2" -> (short) 0;
      case "int4" -> 0;
      case "float4" -> 0f;
      case "int8", "oid", "xid", "regproc", "regtype", "timestamptz" -> 0L;
      default -> "";
    };
  }
}
