package io.irispgwire.catalog;

import io.irispgwire.types.Interval;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Functions of pg_catalog whose rows are the same in every session. */
public final class SystemFunctions {
  private static final long MICROS_PER_SECOND = 1_000_000;

  /** The comments in the extensions' control files. */
  private static final Map<String, String> COMMENTS =
      Map.of(
          "plpgsql",
          "PL/pgSQL procedural language",
          "vector",
          "vector data type and ivfflat and hnsw access methods",
          "pg_stat_statements",
          "track planning and execution statistics of all SQL statements executed");

  private SystemFunctions() {}

  /**
   * Empty for a function that has nothing to tell.
   *
   * @param function its {@code prosrc}
   */
  public static List<@Nullable Object[]> rows(String function) {
    return switch (function) {
      case "pg_get_keywords" -> keywords();
      case "pg_available_extensions" -> extensions();
      case "pg_timezone_names" -> zones(Instant.now());
      default -> List.of();
    };
  }

  private static List<@Nullable Object[]> keywords() {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (String[] line : CatalogFile.lines("keywords.tsv")) {
      rows.add(new Object[] {line[0], line[1], line[2].equals("t"), line[3], line[4]});
    }
    return rows;
  }

  private static List<@Nullable Object[]> extensions() {
    List<@Nullable Object[]> rows = new ArrayList<>();
    var table = Objects.requireNonNull(SystemTables.find("pg_extension"));
    for (@Nullable Object[] row : StoredRows.of(table).rows()) {
      rows.add(new Object[] {row[1], row[5], COMMENTS.get(row[1])});
    }
    return rows;
  }

  private static List<@Nullable Object[]> zones(Instant now) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (String name : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
      if (!name.startsWith("SystemV/")) {
        ZoneRules rules = ZoneId.of(name).getRules();
        long seconds = rules.getOffset(now).getTotalSeconds();
        String abbreviation =
            java.time.format.DateTimeFormatter.ofPattern("zzz", java.util.Locale.ENGLISH)
                .withZone(ZoneId.of(name))
                .format(now);
        rows.add(
            new Object[] {
              name,
              abbreviation,
              new Interval(0, 0, seconds * MICROS_PER_SECOND),
              rules.isDaylightSavings(now)
            });
      }
    }
    return rows;
  }
}
