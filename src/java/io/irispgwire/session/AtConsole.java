package io.irispgwire.session;

import io.irispgwire.error.Diagnostic;
import io.irispgwire.error.PgException;
import io.irispgwire.error.Severity;
import io.irispgwire.error.SqlState;
import io.irispgwire.types.PgType;
import io.irispgwire.wire.BackendMessage;
import io.irispgwire.wire.BackendMessage.CommandComplete;
import io.irispgwire.wire.BackendMessage.DataRow;
import io.irispgwire.wire.BackendMessage.ReadyForQuery;
import io.irispgwire.wire.BackendMessage.Response;
import io.irispgwire.wire.BackendMessage.RowDescription;
import io.irispgwire.wire.BackendMessage.Signal;
import io.irispgwire.wire.FrontendMessage;
import io.irispgwire.wire.FrontendMessage.AuthenticationResponse;
import io.irispgwire.wire.FrontendMessage.CopyData;
import io.irispgwire.wire.FrontendMessage.CopyDone;
import io.irispgwire.wire.FrontendMessage.CopyFail;
import io.irispgwire.wire.FrontendMessage.Flush;
import io.irispgwire.wire.FrontendMessage.Query;
import io.irispgwire.wire.FrontendMessage.Sync;
import io.irispgwire.wire.TransactionStatus;

/** Logged in to the administrative database: takes simple queries, one statement each. */
final class AtConsole extends Phase {
  private final Console.Desk desk;
  private final ResponseSink sink;
  private final Interrupts interrupts;

  AtConsole(Console.Desk desk, ResponseSink sink, Interrupts interrupts) {
    this.desk = desk;
    this.sink = sink;
    this.interrupts = interrupts;
  }

  /** Tells the client that it may go on. */
  AtConsole ready() {
    send(new ReadyForQuery(TransactionStatus.IDLE));
    sink.flush();
    return this;
  }

  @Override
  boolean isOpen() {
    return true;
  }

  @Override
  boolean isBetweenStatements() {
    return true;
  }

  /** PAUSE waits for others, RELOAD for files. */
  @Override
  boolean answersAtOnce(FrontendMessage message) {
    return !(message instanceof Query);
  }

  @Override
  public Phase onQuery(Query message) {
    interrupts.begin(0);
    try {
      String statement = statement(message.sql());
      if (statement.isEmpty()) {
        send(Signal.EMPTY_QUERY_RESPONSE);
      } else {
        tell(desk.run(statement));
      }
    } finally {
      interrupts.end();
    }
    return ready();
  }

  /** Without the semicolons that psql sends too. */
  private static String statement(String sql) {
    String statement = sql.strip();
    while (statement.endsWith(";")) {
      statement = statement.substring(0, statement.length() - 1).strip();
    }
    return statement;
  }

  private void tell(Console.Answer answer) {
    if (answer.notice() != null) {
      send(
          new Response(
              Diagnostic.of(Severity.NOTICE, SqlState.SUCCESSFUL_COMPLETION, answer.notice())));
    }
    if (!answer.columns().isEmpty()) {
      send(new RowDescription(answer.columns().stream().map(AtConsole::field).toList()));
    }
    answer.rows().forEach(row -> send(new DataRow(row)));
    send(new CommandComplete(answer.tag()));
  }

  private static RowDescription.Field field(Console.Column column) {
    PgType type = column.type();
    return new RowDescription.Field(column.name(), 0, 0, type.oid(), type.length(), -1, 0);
  }

  @Override
  public Phase onSync(Sync message) {
    return ready();
  }

  @Override
  public Phase onFlush(Flush message) {
    sink.flush();
    return this;
  }

  @Override
  public Phase onCopyData(CopyData message) {
    return this;
  }

  @Override
  public Phase onCopyDone(CopyDone message) {
    return this;
  }

  @Override
  public Phase onCopyFail(CopyFail message) {
    return this;
  }

  /** Not a message of a session that is open: an end to it. */
  @Override
  public Phase onAuthenticationResponse(AuthenticationResponse message) {
    return super.unexpected(message);
  }

  @Override
  Phase unexpected(FrontendMessage message) {
    throw new PgException(
            SqlState.FEATURE_NOT_SUPPORTED,
            "extended query protocol is not supported by the administrative database")
        .withHint("Use simple queries, as psql does; pgjdbc: preferQueryMode=simple.");
  }

  @Override
  Phase afterError(FrontendMessage failed, PgException error) {
    send(new Response(error.diagnostic()));
    if (!Ready.inExtendedQuery(failed)) {
      return ready();
    }
    sink.flush();
    return new SkippingToSync(this);
  }

  private void send(BackendMessage message) {
    message.writeTo(sink.buffer());
    sink.flushIfFull();
  }
}
