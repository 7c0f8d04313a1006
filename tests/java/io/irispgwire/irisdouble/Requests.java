package io.irispgwire.irisdouble;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Acts on the messages of one connection after its login. */
final class Requests {
  /** Another level than JDBC has: IRIS's READ VERIFIED. */
  private static final int READ_VERIFIED = 32;

  private static final int OK = 0;

  private final SqlProcess process;
  private final Jobs jobs;
  private final OutputStream out;
  private final NativeStatements natives;
  private final Statements statements;
  private final Metadata metadata;
  private final Map<Integer, String> errors = new HashMap<>();
  private int isolation = Connection.TRANSACTION_READ_UNCOMMITTED;

  Requests(SqlProcess process, Jobs jobs, int features, OutputStream out) {
    this.process = process;
    this.jobs = jobs;
    this.out = out;
    this.natives = new NativeStatements(process, jobs);
    this.statements = new Statements(process, natives, features, out);
    this.metadata = new Metadata(process.h2(), out);
  }

  /**
   * Acts on a message and answers it, if it wants an answer.
   *
   * @throws ProtocolViolation for a code that is not known
   */
  void answer(Message message) throws IOException, SQLException {
    try {
      act(message);
    } catch (IrisFailure e) {
      fail(message, e);
    } catch (SQLException e) {
      fail(message, IrisFailure.of(e));
    }
  }

  private void fail(Message message, IrisFailure e) throws IOException {
    errors.put(e.code(), String.valueOf(e.getMessage()));
    message.answer(out, e.code(), new byte[0]);
  }

  private void act(Message message) throws IOException, SQLException, IrisFailure {
    switch (message.code()) {
      case "AN" -> process.h2().setAutoCommit(true);
      case "AF" -> process.h2().setAutoCommit(false);
      case "TC" -> end(message, true);
      case "TR" -> end(message, false);
      case "IT" -> message.answer(out, OK, integer(process.h2().getAutoCommit() ? 0 : 1));
      case "IL" -> isolation(message);
      case "OE" -> error(message);
      case "EI" -> cancel(message);
      case "GS" -> message.answer(out, OK, new ListWriter().text("SQLUser").toBytes());
      case "PG", "PB", "CG" -> message.answer(out, OK, new byte[0]);
      case "RN" -> reset();
      case "CC" -> statements.closeCursor(message.statement());
      case "DQ" -> statements.directQuery(message);
      case "PP" -> statements.prepare(message);
      case "PQ" -> statements.query(message);
      case "FD" -> statements.fetch(message);
      case "DU" -> statements.directUpdate(message);
      case "PU" -> statements.update(message);
      case "EB" -> statements.batch(message);
      case "DS" -> throw new IrisFailure(428, "Prepare", "Stored procedure not found");
      case "GG" -> statements.generatedKeys(message);
      case "UC" -> statements.drop(message);
      default -> metadata.answer(message);
    }
  }

  private static byte[] integer(long value) {
    return new ListWriter().integer(value).toBytes();
  }

  private void end(Message message, boolean commit) throws IOException, SQLException {
    natives.forgetSavepoints();
    if (commit) {
      process.h2().commit();
    } else {
      process.h2().rollback();
    }
    message.answer(out, OK, new byte[0]);
  }

  private void isolation(Message message) throws IOException {
    int wanted = message.list().integer();
    boolean known =
        wanted == Connection.TRANSACTION_READ_UNCOMMITTED
            || wanted == Connection.TRANSACTION_READ_COMMITTED
            || wanted == READ_VERIFIED;
    isolation = known ? wanted : isolation;
    message.answer(out, OK, integer(isolation));
  }

  private void error(Message message) throws IOException {
    @Nullable String text = errors.get(message.list().integer());
    message.answer(out, OK, new ListWriter().text(text == null ? "" : text).toBytes());
  }

  private void cancel(Message message) throws IOException, SQLException {
    boolean unused = jobs.cancel(message.list().string());
    message.answer(out, OK, new byte[0]);
  }

  private void reset() throws SQLException {
    natives.forgetSavepoints();
    process.h2().rollback();
    process.h2().setAutoCommit(true);
  }
}
