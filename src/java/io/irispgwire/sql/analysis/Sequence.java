package io.irispgwire.sql.analysis;

import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import java.util.List;

/**
 * A sequence as it was defined.
 *
 * @param id of its values; one without values yet starts with {@code first}. "" before it is kept
 * @param type smallint, integer or bigint
 * @param start what RESTART goes back to
 * @param owner the column that it goes with: schema, table and column; empty for none
 */
public record Sequence(
    String id,
    PgType type,
    long start,
    long first,
    long min,
    long max,
    long increment,
    long cache,
    boolean cycle,
    List<String> owner) {
  private static final String SEPARATOR = "\t";
  private static final int FIELDS = 9;

  public Sequence {
    owner = List.copyOf(owner);
  }

  /** The columns that a SELECT from a sequence gives. */
  public static List<Table.Column> columns() {
    return List.of(
        column("last_value", PgType.INT8, 1),
        column("log_cnt", PgType.INT8, 2),
        column("is_called", PgType.BOOL, 3));
  }

  private static Table.Column column(String name, PgType type, int number) {
    return new Table.Column(
        name, name, SqlType.of(type), number, true, false, false, Table.Stored.NUMBER);
  }

  public Sequence withId(String newId) {
    return new Sequence(newId, type, start, first, min, max, increment, cache, cycle, owner);
  }

  public Sequence withOwner(List<String> newOwner) {
    return new Sequence(id, type, start, first, min, max, increment, cache, cycle, newOwner);
  }

  /** In one line, as it is noted. */
  public String text() {
    String fields =
        String.join(
            SEPARATOR,
            id,
            type.name(),
            String.valueOf(start),
            String.valueOf(first),
            String.valueOf(min),
            String.valueOf(max),
            String.valueOf(increment),
            String.valueOf(cache),
            String.valueOf(cycle));
    return owner.isEmpty() ? fields : fields + SEPARATOR + String.join(SEPARATOR, owner);
  }

  /** What {@link #text} wrote. */
  public static Sequence parse(String text) {
    List<String> parts = List.of(text.split(SEPARATOR, -1));
    PgType type =
        switch (parts.get(1)) {
          case "int2" -> PgType.INT2;
          case "int4" -> PgType.INT4;
          default -> PgType.INT8;
        };
    return new Sequence(
        parts.get(0),
        type,
        Long.parseLong(parts.get(2)),
        Long.parseLong(parts.get(3)),
        Long.parseLong(parts.get(4)),
        Long.parseLong(parts.get(5)),
        Long.parseLong(parts.get(6)),
        Long.parseLong(parts.get(7)),
        Boolean.parseBoolean(parts.get(8)),
        parts.subList(FIELDS, parts.size()));
  }
}
