package io.irispgwire.session;

import io.netty.buffer.ByteBuf;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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

  /** From now on {@code listener} gets all bytes too, before they leave; null for nobody. */
  default void tap(@Nullable Consumer<byte[]> listener) {}

  /** Flushes when the buffer has passed its mark: called between messages. */
  void flushIfFull();
}
