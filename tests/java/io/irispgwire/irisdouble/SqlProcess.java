package io.irispgwire.irisdouble;

import io.irispgwire.backend.jdbc.EmbeddedDatabase;
import io.irispgwire.backend.jdbc.embedded.IrisToH2;
import io.irispgwire.error.PgException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/** The process that serves one connection: runs IRIS SQL, one statement at a time. */
final class SqlProcess implements AutoCloseable {
  /** {@code SET OPTION LOCK_TIMEOUT}'s initial value; SQL Reference, "SET OPTION". */
  private static final long LOCK_SECONDS = 10;

  private static final List<String> SAMPLES = List.of("'SHA256'", "'1'", "'2000-01-01'");

  private static final int KEPT_STATEMENTS = 256;

  private final String job;
  private final EmbeddedDatabase database;
  private final Connection h2;
  private final IrisToH2 dialect;
  private final Map<String, PreparedStatement> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PreparedStatement> eldest) {
          return size() > KEPT_STATEMENTS;
        }
      };

  private long lockSeconds = LOCK_SECONDS;
  private volatile boolean cancelled;
  private volatile @Nullable PreparedStatement running;

  SqlProcess(String job, EmbeddedDatabase database, String user, String namespace)
      throws SQLException {
    this.job = job;
    this.database = database;
    this.h2 = database.connect();
    this.dialect = new IrisToH2(user, namespace, job);
  }

  String job() {
    return job;
  }

  Connection h2() {
    return h2;
  }

  void lockSeconds(long seconds) {
    lockSeconds = seconds;
  }

  /** Prepares a statement whose literals are not known yet. */
  Description describe(StatementText text) throws IrisFailure {
    if (PlanQuestion.is(text)) {
      return PlanQuestion.description(text);
    }
    try {
      return Description.of(prepared(text.withParameters()), text, text.parameters());
    } catch (IrisFailure | SQLException e) {
      if (text.parameters().size() == text.ownParameters().size()) {
        throw e instanceof SQLException h2Failed ? IrisFailure.of(h2Failed) : (IrisFailure) e;
      }
      return describeBySamples(text);
    }
  }

  /** Where the grammar wants a literal: the name of a digest, a number, a date. */
  private Description describeBySamples(StatementText text) throws IrisFailure {
    IrisFailure first = null;
    for (String sample : SAMPLES) {
      try {
        return Description.of(prepared(text.withSamples(sample)), text, text.ownParameters());
      } catch (IrisFailure e) {
        first = first == null ? e : first;
      } catch (SQLException e) {
        throw IrisFailure.of(e);
      }
    }
    throw Objects.requireNonNull(first);
  }

  ResultSet query(StatementText text, List<CellType> types, List<@Nullable Object> values)
      throws IrisFailure {
    PreparedStatement statement =
        PlanQuestion.is(text)
            ? explaining(PlanQuestion.subject(values))
            : bound(text, types, values);
    return run(statement, IrisFailure.LOCKED_FOR_READ, statement::executeQuery);
  }

  /** None of its parameters has a value: H2 wants one for each. */
  private PreparedStatement explaining(String irisSql) throws IrisFailure {
    try {
      PreparedStatement statement =
          h2.prepareStatement("EXPLAIN " + database.h2(h2, dialect, irisSql));
      int parameters = statement.getParameterMetaData().getParameterCount();
      for (int i = 1; i <= parameters; i++) {
        statement.setNull(i, Types.NULL);
      }
      return statement;
    } catch (SQLException e) {
      throw IrisFailure.of(e);
    } catch (PgException e) {
      throw IrisFailure.of(e, "Prepare");
    }
  }

  int update(StatementText text, List<CellType> types, List<@Nullable Object> values)
      throws IrisFailure {
    PreparedStatement statement = bound(text, types, values);
    return run(statement, IrisFailure.LOCKED_FOR_WRITE, statement::executeUpdate);
  }

  /** Inserts a row; its RowID, null when there is none. */
  @Nullable String insert(StatementText text, List<CellType> types, List<@Nullable Object> values)
      throws IrisFailure {
    try (PreparedStatement statement =
        EmbeddedDatabase.prepareInsert(h2, database.h2(h2, dialect, text.with(values)))) {
      Values.bind(statement, text, types, values);
      return run(
              statement,
              IrisFailure.LOCKED_FOR_WRITE,
              () -> Optional.ofNullable(EmbeddedDatabase.insert(statement)))
          .orElse(null);
    } catch (SQLException e) {
      throw IrisFailure.of(e);
    } catch (PgException e) {
      throw IrisFailure.of(e, "Prepare");
    }
  }

  private PreparedStatement bound(
      StatementText text, List<CellType> types, List<@Nullable Object> values) throws IrisFailure {
    PreparedStatement statement = prepared(text.with(values));
    try {
      Values.bind(statement, text, types, values);
      return statement;
    } catch (SQLException e) {
      throw IrisFailure.of(e);
    }
  }

  private PreparedStatement prepared(String irisSql) throws IrisFailure {
    try {
      PreparedStatement known = isOneCommand(irisSql) ? kept.get(irisSql) : null;
      if (known == null) {
        known = h2.prepareStatement(database.h2(h2, dialect, irisSql));
        kept.put(irisSql, known);
      }
      return known;
    } catch (SQLException e) {
      throw IrisFailure.of(e);
    } catch (PgException e) {
      throw IrisFailure.of(e, "Prepare");
    }
  }

  /** Several are one TRUNCATE to H2, and of a statement that is run again it runs but the first. */
  private static boolean isOneCommand(String irisSql) {
    return !irisSql.stripLeading().regionMatches(true, 0, "TRUNCATE", 0, "TRUNCATE".length());
  }

  /** Waits for locks as long as it is told: H2 itself waits in short turns. */
  <T> T run(PreparedStatement statement, int lockedCode, Call<T> call) throws IrisFailure {
    cancelled = false;
    running = statement;
    long start = System.nanoTime();
    try {
      while (true) {
        try {
          return call.run();
        } catch (SQLException e) {
          boolean over = System.nanoTime() - start >= lockSeconds * 1_000_000_000;
          if (cancelled) {
            throw interrupted();
          }
          if (e.getErrorCode() != ErrorCode.LOCK_TIMEOUT_1) {
            throw IrisFailure.of(e);
          }
          if (over) {
            throw new IrisFailure(lockedCode, "ServerLoop", "Unable to acquire lock");
          }
        }
      }
    } finally {
      running = null;
    }
  }

  static IrisFailure interrupted() {
    return new IrisFailure(IrisFailure.INTERRUPTED, "ServerLoop", "query interrupted");
  }

  /** Whether something was there to cancel. Thread-safe. */
  boolean cancel() throws SQLException {
    PreparedStatement statement = running;
    if (statement == null) {
      return false;
    }
    cancelled = true;
    statement.cancel();
    return true;
  }

  @Override
  public void close() throws SQLException {
    h2.close();
  }

  /** A call of H2. */
  @FunctionalInterface
  interface Call<T> {
    T run() throws SQLException;
  }
}
