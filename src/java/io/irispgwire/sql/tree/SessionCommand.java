package io.irispgwire.sql.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commands that the session answers by itself: settings, prepared statements, cursors. */
public sealed interface SessionCommand extends Statement {
  @Override
  default <R extends @Nullable Object> R accept(Visitor<R> visitor) {
    return visitor.onSessionCommand(this);
  }

  /**
   * SET [SESSION | LOCAL] name = values, SET TIME ZONE, SET NAMES, SET SCHEMA, SET ROLE, SET
   * SESSION AUTHORIZATION: all name a setting.
   *
   * @param values as written, strings without quotes; null for DEFAULT
   */
  record Set(Span span, boolean local, String name, @Nullable List<Expression> values)
      implements SessionCommand {}

  /** SHOW name; "all" for SHOW ALL. */
  record Show(Span span, String name) implements SessionCommand {}

  /** RESET name; "all" for RESET ALL. */
  record Reset(Span span, String name) implements SessionCommand {}

  /** DISCARD. */
  record Discard(Span span, Kind kind) implements SessionCommand {
    /** What to throw away. */
    public enum Kind {
      ALL,
      PLANS,
      SEQUENCES,
      TEMP
    }
  }

  /** PREPARE name [(types)] AS statement. */
  record Prepare(Span span, Name name, List<TypeName> types, Statement statement)
      implements SessionCommand {}

  /** EXECUTE name [(arguments)]. */
  record Execute(Span span, Name name, List<Expression> arguments) implements SessionCommand {}

  /** DEALLOCATE name; null for ALL. */
  record Deallocate(Span span, @Nullable Name name) implements SessionCommand {}

  /**
   * DECLARE name … CURSOR … FOR query.
   *
   * @param scroll null where neither SCROLL nor NO SCROLL is written
   */
  record DeclareCursor(
      Span span, Name name, boolean binary, @Nullable Boolean scroll, boolean hold, Query query)
      implements SessionCommand {}

  /**
   * FETCH and MOVE.
   *
   * @param count rows for FORWARD and BACKWARD (Long.MAX_VALUE for ALL), position for ABSOLUTE and
   *     RELATIVE
   */
  record Fetch(Span span, boolean move, Direction direction, long count, Name cursor)
      implements SessionCommand {
    /** As PostgreSQL's FetchDirection. */
    public enum Direction {
      FORWARD,
      BACKWARD,
      ABSOLUTE,
      RELATIVE
    }
  }

  /** CLOSE name; null for ALL. */
  record CloseCursor(Span span, @Nullable Name cursor) implements SessionCommand {}

  /** LISTEN, NOTIFY, UNLISTEN; channel null for UNLISTEN *. */
  record Notification(Span span, Kind kind, @Nullable Name channel, @Nullable String payload)
      implements SessionCommand {
    /** Which command. */
    public enum Kind {
      LISTEN,
      NOTIFY,
      UNLISTEN
    }
  }

  /** Maintenance that has no meaning here: VACUUM, ANALYZE, CHECKPOINT, CLUSTER, REINDEX. */
  record Maintenance(Span span, String tag) implements SessionCommand {}

  /** DO: a block that runs once. */
  record Do(Span span, String language, String body) implements SessionCommand {}

  record Load(Span span, String library) implements SessionCommand {}

  /**
   * SET CONSTRAINTS.
   *
   * @param names empty for ALL
   */
  record SetConstraints(Span span, List<QualifiedName> names, boolean deferred)
      implements SessionCommand {
    public SetConstraints {
      names = List.copyOf(names);
    }
  }
}
