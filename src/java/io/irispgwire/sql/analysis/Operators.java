package io.irispgwire.sql.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The operators of PostgreSQL 15 and of its extension pgvector, read once. */
public final class Operators {
  private static final Map<String, List<Operator>> BY_NAME = new HashMap<>();

  static {
    CatalogFile.read("pg_operator.tsv", Operators::add);
    CatalogFile.read("pgvector_operator.tsv", Operators::add);
  }

  private Operators() {}

  /**
   * A row of {@code pg_operator}.
   *
   * @param left 0 for a prefix operator
   * @param proc {@code oprcode}
   */
  public record Operator(int oid, String name, int left, int right, int result, int proc) {}

  /** Every operator of that name, prefix ones included. */
  public static List<Operator> byName(String name) {
    return BY_NAME.getOrDefault(name, List.of());
  }

  private static void add(String[] field) {
    BY_NAME
        .computeIfAbsent(field[1], name -> new ArrayList<>())
        .add(
            new Operator(
                Integer.parseInt(field[0]),
                field[1],
                Integer.parseInt(field[2]),
                Integer.parseInt(field[3]),
                Integer.parseInt(field[4]),
                Integer.parseInt(field[5])));
  }
}
