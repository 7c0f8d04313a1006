package io.irispgwire.irisdouble;

import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Statements about the process and not about rows. Source: SQL Reference, "SAVEPOINT", "ROLLBACK",
 * "SET OPTION", "CANCEL QUERY".
 */
final class NativeStatements {
  private static final Set<String> KNOWN =
      Set.of("CANCEL QUERY", "SET OPTION", "ROLLBACK TO", "SAVEPOINT");

  private final SqlProcess process;
  private final Jobs jobs;
  private final Deque<Named> savepoints = new ArrayDeque<>();

  private record Named(String name, Savepoint mark) {}

  NativeStatements(SqlProcess process, Jobs jobs) {
    this.process = process;
    this.jobs = jobs;
  }

  static boolean knows(String sql) {
    return KNOWN.contains(start(words(sql)));
  }

  private static String[] words(String sql) {
    return sql.strip().toUpperCase(Locale.ROOT).split("\\s+", 0);
  }

  private static String start(String[] words) {
    return words.length > 1 && !words[0].equals("SAVEPOINT") ? words[0] + " " + words[1] : words[0];
  }

  void run(String sql) throws IrisFailure {
    String[] words = words(sql);
    try {
      switch (start(words)) {
        case "CANCEL QUERY" -> cancel(words[2]);
        case "SET OPTION" -> option(words);
        case "ROLLBACK TO" -> rollbackTo(words[words.length - 1]);
        default -> savepoint(words[1]);
      }
    } catch (SQLException e) {
      throw IrisFailure.of(e);
    }
  }

  private void savepoint(String name) throws SQLException {
    process.h2().setAutoCommit(false);
    savepoints.push(new Named(name, process.h2().setSavepoint()));
  }

  private void cancel(String job) throws IrisFailure, SQLException {
    if (!jobs.cancel(job)) {
      throw new IrisFailure(IrisFailure.FATAL, "ServerLoop", "no query runs in process " + job);
    }
  }

  private void option(String[] words) throws IrisFailure {
    if (words.length != 5 || !words[2].equals("LOCK_TIMEOUT") || !words[3].equals("=")) {
      throw new IrisFailure(1, "Prepare", "SET OPTION " + String.join(" ", words));
    }
    process.lockSeconds(Long.parseLong(words[4]));
  }

  /** Drops the savepoint too; one that is not there undoes the whole transaction. */
  private void rollbackTo(String name) throws IrisFailure, SQLException {
    Named found = find(name);
    if (found == null) {
      process.h2().rollback();
      savepoints.clear();
      throw new IrisFailure(IrisFailure.NO_SAVEPOINT, "ServerLoop", "SAVEPOINT " + name);
    }
    process.h2().rollback(found.mark());
    Named popped;
    do {
      popped = savepoints.pop();
    } while (!popped.equals(found));
  }

  private @Nullable Named find(String name) {
    for (Iterator<Named> latest = savepoints.iterator(); latest.hasNext(); ) {
      Named savepoint = latest.next();
      if (savepoint.name().equals(name)) {
        return savepoint;
      }
    }
    return null;
  }

  /** The transaction has ended. */
  void forgetSavepoints() {
    savepoints.clear();
  }
}
