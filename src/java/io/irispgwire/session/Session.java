package io.irispgwire.session;

import io.irispgwire.error.PgException;
import io.irispgwire.wire.FrontendMessage;
import io.irispgwire.wire.StartupMessage;

/** One conversation with one client. Only {@link #cancel} may be called from another thread. */
public final class Session {
  public Session(SessionServices services, ResponseSink sink, int processId, byte[] secretKey) {}

  /** Opens the conversation: asks for a password, or refuses. Never throws. */
  public void start(StartupMessage.Startup message) {
    throw new UnsupportedOperationException();
  }

  /** Takes one message and answers it. Never throws. */
  public void handle(FrontendMessage message) {
    throw new UnsupportedOperationException();
  }

  /** Whether {@link #handle} of this message is sure not to block: it may run on an event loop. */
  public boolean answersAtOnce(FrontendMessage message) {
    return false;
  }

  /** Tells the client why the conversation ends (57P01, 08P01, …) and ends it. */
  public void abort(PgException reason) {
    throw new UnsupportedOperationException();
  }

  /** Interrupts what the session runs now, if anything. Thread-safe. */
  public void cancel() {
    throw new UnsupportedOperationException();
  }

  public boolean isOpen() {
    return false;
  }

  /** Whether the login is done: until then the start-up time limit holds. */
  public boolean isReady() {
    return false;
  }

  /** Whether the client is between statements: safe to close when the server drains. */
  public boolean isIdle() {
    return false;
  }

  /** The connection is gone: rolls back and gives everything back. Never throws. */
  public void close() {
    throw new UnsupportedOperationException();
  }
}
