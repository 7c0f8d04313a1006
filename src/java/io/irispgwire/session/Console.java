package io.irispgwire.session;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.types.PgType;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The administrative database: answers statements about the server itself. How they come and how
 * the answers go is the session's matter. Thread-safe.
 */
public interface Console {
  /** There is none. */
  Console NONE =
      new Console() {
        @Override
        public String database() {
          return "";
        }

        @Override
        public String namespace() {
          return "";
        }

        @Override
        public Desk open(SessionServices services, Caller caller) {
          throw new PgException(
                  SqlState.INVALID_CATALOG_NAME, "there is no administrative database")
              .fatal();
        }
      };

  /** What clients call it. */
  String database();

  /** Where a client that comes here proves its password, if the database has to check it. */
  String namespace();

  /**
   * A session of somebody who has logged in.
   *
   * @throws PgException FATAL 42501 when he may not come here
   */
  Desk open(SessionServices services, Caller caller);

  /** What one client asks. */
  interface Desk {
    /**
     * Runs one statement.
     *
     * @throws PgException 42601, 42501, 55000, …
     */
    Answer run(String statement);
  }

  /**
   * Who asks.
   *
   * @param pause waits for so many seconds; throws 57014 when the statement is cancelled
   */
  record Caller(String user, int processId, DoubleConsumer pause) {}

  /** A column of an answer. */
  record Column(String name, PgType type) {}

  /**
   * What to tell.
   *
   * @param columns none for a statement without rows
   * @param notice for people; null for none
   */
  record Answer(
      String tag,
      List<Column> columns,
      List<? extends List<@Nullable String>> rows,
      @Nullable String notice) {
    /** Nothing but that it is done. */
    public static Answer done(String tag) {
      return new Answer(tag, List.of(), List.of(), null);
    }
  }
}
