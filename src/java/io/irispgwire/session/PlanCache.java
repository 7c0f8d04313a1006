package io.irispgwire.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.irispgwire.sql.ParsedStatement;
import io.irispgwire.sql.Parser;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.tree.Definition;
import io.irispgwire.types.TextStyle;
import io.irispgwire.types.TextStyle.DateOrder;
import io.irispgwire.types.TextStyle.DateStyle;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Plans of all sessions, by everything they depend on: text, parameter types, search path and the
 * state of the schema. Bounded; what is used least goes first.
 */
public final class PlanCache {
  /** Longer texts are mostly bulk INSERTs that never come again. */
  private static final int MAX_CACHED_LENGTH = 16_384;

  private record Key(
      String sql,
      int index,
      List<Integer> parameterOids,
      List<String> path,
      String temporarySchema,
      Set<String> exactTypes,
      long version,
      DateStyle dateStyle,
      DateOrder dateOrder) {}

  private final Cache<String, List<ParsedStatement>> parsed;
  private final Cache<Key, Planned> planned;
  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();

  /**
   * @param maxEntries texts and plans kept, each
   */
  public PlanCache(int maxEntries) {
    parsed = Caffeine.newBuilder().maximumSize(maxEntries).executor(Runnable::run).build();
    planned = Caffeine.newBuilder().maximumSize(maxEntries).executor(Runnable::run).build();
  }

  /** The statements of a text. */
  List<ParsedStatement> parse(String sql) {
    List<ParsedStatement> statements = parsed.getIfPresent(sql);
    if (statements == null) {
      statements = List.copyOf(Parser.parse(sql));
      if (sql.length() <= MAX_CACHED_LENGTH) {
        parsed.put(sql, statements);
      }
    }
    return statements;
  }

  /** The statements of a text that was parsed before, else null. */
  @Nullable List<ParsedStatement> parsedBefore(String sql) {
    return parsed.getIfPresent(sql);
  }

  /**
   * The plan of one statement.
   *
   * @param index which statement of its text, from 0
   */
  Planned plan(
      ParsedStatement statement,
      int index,
      List<Integer> parameterOids,
      SchemaLookup schema,
      TextStyle style) {
    Key key = key(statement, index, parameterOids, schema, style);
    Planned plan = planned.getIfPresent(key);
    if (plan != null) {
      hits.increment();
    } else {
      misses.increment();
      plan = new Planner(schema, style).plan(statement, parameterOids);
      if (statement.sql().length() <= MAX_CACHED_LENGTH) {
        planned.put(key, plan);
      }
    }
    return plan;
  }

  /** How often a plan was there. */
  public long hits() {
    return hits.sum();
  }

  /** How often one had to be made. */
  public long misses() {
    return misses.sum();
  }

  /** The plan of a statement that was planned before under the same conditions, else null. */
  @Nullable Planned plannedBefore(
      ParsedStatement statement,
      int index,
      List<Integer> parameterOids,
      SchemaLookup schema,
      TextStyle style) {
    return planned.getIfPresent(key(statement, index, parameterOids, schema, style));
  }

  private static Key key(
      ParsedStatement statement,
      int index,
      List<Integer> parameterOids,
      SchemaLookup schema,
      TextStyle style) {
    return new Key(
        statement.sql(),
        index,
        parameterOids,
        schema.searchPath(),
        namesTemporary(statement) ? schema.temporarySchema() : "",
        schema.exactTypes(),
        schema.version(),
        style.dateStyle(),
        style.dateOrder());
  }

  /** Whether its plan may name the session's own schema, though the search path does not. */
  private static boolean namesTemporary(ParsedStatement statement) {
    return statement.tree() instanceof Definition
        || statement.sql().toLowerCase(Locale.ROOT).contains("pg_temp");
  }
}
