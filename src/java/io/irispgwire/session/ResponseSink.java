package io.irispgwire.session;

import io.netty.buffer.ByteBuf;

/**
 * Where a session puts its answers, in the order the client will read them. Used by the one thread
 * that runs the session.
 */
public interface ResponseSink {
  /** The buffer to append framed messages to. A new one after each flush. */
  ByteBuf buffer();

  /** Hands over what the buffer holds, and waits while the client is too slow to take it. */
  void flush();

  /** Whether the thread that runs the session now may wait. */
  default boolean mayWait() {
    return true;
  }

  /** Flushes when the buffer has passed its mark: called between messages. */
  void flushIfFull();
}
