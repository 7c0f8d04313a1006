package io.irispgwire.wire;

import io.irispgwire.error.PgException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message a client may send once the session is open.
 *
 * <p>Names and fields follow "Message Formats" in the PostgreSQL manual, so this file and that page
 * can be read side by side.
 */
public sealed interface FrontendMessage {
  /** The byte that says which message it is. */
  char tag();

  <R extends @Nullable Object> R accept(Visitor<R> visitor);

  /** What Describe and Close are about. */
  enum Target {
    STATEMENT,
    PORTAL
  }

  /** 'Q': run {@code sql}, which may hold several statements and takes no parameters. */
  record Query(String sql) implements FrontendMessage {
    @Override
    public char tag() {
      return 'Q';
    }

    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.onQuery(this);
    }
  }

  /** 'P': prepare {@code sql} under {@code statement}; OID 0 leaves a parameter's type open. */
  record Parse(String statement, String sql, List<Integer> parameterOids)
      implements FrontendMessage {
    @Override
    public char tag() {
      return 'P';
    }

    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.onParse(this);
    }
  }

  /**
   * 'B': make {@code portal} from {@code statement}; formats are 0 text, 1 binary; none means all
   * text, one means all that.
   */
  record Bind(
      String portal,
      String statement,
      short[] parameterFormats,
      List<byte @Nullable []> parameters,
      short[] resultFormats)
      implements FrontendMessage {
    @Override
    public char tag() {
      return 'B';
    }

    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.onBind(this);
    }
  }

  /** 'D': describe a statement or portal. */
  record Describe(Target target, String name) implements FrontendMessage {
    @Override
    public char tag() {
      return 'D';
    }

    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.onDescribe(this);
    }
  }

  /** 'E': run {@code portal}; 0 or less means all rows. */
  record Execute(String portal, int maxRows) implements FrontendMessage {
    @Override
    public char tag() {
      return 'E';
    }

    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.onExecute(this);
    }
  }

  /** 'C': forget a statement or portal. */
  record Close(Target target, String name) implements FrontendMessage {
    @Override
    public char tag() {
      return 'C';
    }

    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.onClose(this);
    }
  }

  /** 'H': send what has been answered so far. */
  record Flush() implements FrontendMessage {
    @Override
    public char tag() {
      return 'H';
    }

    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.onFlush(this);
    }
  }

  /** 'S': end of an extended-query cycle; the server answers ReadyForQuery. */
  record Sync() implements FrontendMessage {
    @Override
    public char tag() {
      return 'S';
    }

    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.onSync(this);
    }
  }

  /** 'X': the client is leaving. */
  record Terminate() implements FrontendMessage {
    @Override
    public char tag() {
      return 'X';
    }

    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.onTerminate(this);
    }
  }

  /**
   * 'F': calls a function by its OID; formats as in {@link Bind}.
   *
   * @param arguments null for NULL
   */
  record FunctionCall(
      int functionOid,
      short[] argumentFormats,
      List<byte @Nullable []> arguments,
      short resultFormat)
      implements FrontendMessage {
    @Override
    public char tag() {
      return 'F';
    }

    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.onFunctionCall(this);
    }
  }

  /** 'd': a piece of COPY data. */
  record CopyData(byte[] data) implements FrontendMessage {
    @Override
    public char tag() {
      return 'd';
    }

    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.onCopyData(this);
    }
  }

  /** 'c': end of COPY data. */
  record CopyDone() implements FrontendMessage {
    @Override
    public char tag() {
      return 'c';
    }

    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.onCopyDone(this);
    }
  }

  /** 'f': the client gives a COPY up. */
  record CopyFail(String reason) implements FrontendMessage {
    @Override
    public char tag() {
      return 'f';
    }

    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.onCopyFail(this);
    }
  }

  /** 'p': PasswordMessage, SASLInitialResponse or SASLResponse: the phase knows which. */
  record AuthenticationResponse(byte[] body) implements FrontendMessage {
    @Override
    public char tag() {
      return 'p';
    }

    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.onAuthenticationResponse(this);
    }
  }

  /**
   * A message whose frame is sound and whose body is not: an ERROR for this message alone.
   *
   * @param tag of the message; decides what the session drops after the error
   */
  record Malformed(char tag, PgException failure) implements FrontendMessage {
    /** Whether messages up to the next Sync are dropped; PostgreSQL: postgres.c, SocketBackend. */
    public boolean inExtendedQuery() {
      return "PBDECH".indexOf(tag) >= 0;
    }

    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.onMalformed(this);
    }
  }

  /** One method per message, so that a new message does not compile until everyone handles it. */
  interface Visitor<R extends @Nullable Object> {
    R onQuery(Query message);

    R onParse(Parse message);

    R onBind(Bind message);

    R onDescribe(Describe message);

    R onExecute(Execute message);

    R onClose(Close message);

    R onFlush(Flush message);

    R onSync(Sync message);

    R onTerminate(Terminate message);

    R onFunctionCall(FunctionCall message);

    R onCopyData(CopyData message);

    R onCopyDone(CopyDone message);

    R onCopyFail(CopyFail message);

    R onAuthenticationResponse(AuthenticationResponse message);

    R onMalformed(Malformed message);
  }
}
