package io.irispgwire.catalog;

import io.irispgwire.sql.analysis.Table;
import io.irispgwire.types.PgType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The default operator class of B-trees over a type, and its equality. */
final class OperatorClasses {
  private static final long BTREE = 403;
  private static final long ANY_ARRAY = 2277;

  /** {@code BTEqualStrategyNumber}, stratnum.h. */
  private static final short EQUAL = 3;

  private static final Map<Long, Long> CLASSES = new HashMap<>();
  private static final Map<Long, Long> EQUALITIES = new HashMap<>();

  static {
    Rows classes = new Rows("pg_opclass");
    Map<Long, Long> families = new HashMap<>();
    for (@Nullable Object[] row : classes.rows()) {
      boolean isDefault = Boolean.TRUE.equals(classes.get(row, "opcdefault"));
      if (isDefault && classes.get(row, "opcmethod").equals(BTREE)) {
        Long type = (Long) classes.get(row, "opcintype");
        CLASSES.put(type, (Long) classes.get(row, "oid"));
        families.put(type, (Long) classes.get(row, "opcfamily"));
      }
    }
    Rows operators = new Rows("pg_amop");
    for (@Nullable Object[] row : operators.rows()) {
      Object left = operators.get(row, "amoplefttype");
      if (operators.get(row, "amopstrategy").equals(EQUAL)
          && left.equals(operators.get(row, "amoprighttype"))
          && operators.get(row, "amopfamily").equals(families.get(left))) {
        EQUALITIES.put((Long) left, (Long) operators.get(row, "amopopr"));
      }
    }
  }

  private OperatorClasses() {}

  /** 0 for a type without one. */
  static long classOf(PgType type) {
    return CLASSES.getOrDefault(base(type), 0L);
  }

  /** 0 for a type without one. */
  static long equality(PgType type) {
    return EQUALITIES.getOrDefault(base(type), 0L);
  }

  /** The type whose operators are used: {@code varchar} has none of its own. */
  private static long base(PgType type) {
    return type.equals(PgType.VARCHAR)
        ? Integer.toUnsignedLong(PgType.TEXT.oid())
        : type.isArray() ? ANY_ARRAY : Integer.toUnsignedLong(type.oid());
  }

  /** Stored rows by the names of their columns. */
  private record Rows(Table table) {
    Rows(String name) {
      this(Objects.requireNonNull(SystemTables.find(name)));
    }

    List<@Nullable Object[]> rows() {
      return StoredRows.of(table).rows();
    }

    Object get(@Nullable Object[] row, String column) {
      for (Table.Column candidate : table.columns()) {
        if (candidate.name().equals(column)) {
          return Objects.requireNonNull(row[candidate.number() - 1]);
        }
      }
      throw new IllegalArgumentException(column);
    }
  }
}
