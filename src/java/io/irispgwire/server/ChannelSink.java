package io.irispgwire.server;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.session.ResponseSink;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts a session's answers into its channel, in few large writes.
 *
 * <p>A worker writes to the socket itself where it can, and leaves to the event loop what the
 * socket does not take at once; then its flush waits while the client is slow, which bounds what a
 * result takes in memory. On the event loop nothing may wait: a flush only writes there, and the
 * handler sends what was written when it has read everything. Between flushes of an idle session no
 * buffer is held.
 */
final class ChannelSink implements ResponseSink {
  /** Small, so that the first row of a long result leaves early. */
  private static final int FIRST_MARK_BYTES = 8 * 1024;

  private static final int MARK_BYTES = 64 * 1024;

  /** Room for the message that passes the mark. */
  private static final int SPARE_BYTES = 2 * 1024;

  private final Channel channel;
  private final LongAdder bytes;

  /** The socket, where a worker may write to it. */
  private final @Nullable ClientChannel socket;

  private final Object writability = new Object();

  /** Writes of workers that the event loop may not have taken yet. */
  private final AtomicInteger underway = new AtomicInteger();

  private @Nullable ByteBuf buffer;
  private @Nullable Consumer<byte[]> listener;
  private int mark = FIRST_MARK_BYTES;

  @GuardedBy("writability")
  private boolean gone;

  /**
   * @param bytes counts what is given to the channel
   */
  ChannelSink(Channel channel, LongAdder bytes) {
    this.channel = channel;
    this.bytes = bytes;
    this.socket = channel instanceof ClientChannel own && own.writesAsGiven() ? own : null;
  }

  @Override
  public ByteBuf buffer() {
    ByteBuf current = buffer;
    if (current == null) {
      current = channel.alloc().buffer(mark + SPARE_BYTES);
      buffer = current;
    }
    return current;
  }

  @Override
  public boolean mayWait() {
    return !channel.eventLoop().inEventLoop();
  }

  @Override
  public void tap(@Nullable Consumer<byte[]> newListener) {
    listener = newListener;
  }

  @Override
  public void flush() {
    send();
    mark = FIRST_MARK_BYTES;
  }

  @Override
  public void flushIfFull() {
    if (buffer != null && buffer.readableBytes() >= mark) {
      send();
      mark = MARK_BYTES;
    }
  }

  private void send() {
    ByteBuf out = buffer;
    buffer = null;
    if (out == null) {
      return;
    }
    bytes.add(out.readableBytes());
    if (listener != null) {
      listener.accept(ByteBufUtil.getBytes(out));
    }
    if (channel.eventLoop().inEventLoop()) {
      channel.write(out, channel.voidPromise());
      return;
    }
    if (socket != null && !isUnderway()) {
      socket.writeNow(out);
    }
    if (out.isReadable()) {
      underway.incrementAndGet();
      channel.writeAndFlush(out).addListener(done -> underway.decrementAndGet());
      awaitWritable();
    } else {
      out.release();
    }
  }

  private void awaitWritable() {
    if (channel.isWritable()) {
      return;
    }
    synchronized (writability) {
      while (!channel.isWritable() && !gone) {
        try {
          writability.wait();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw connectionLost();
        }
      }
      if (gone) {
        throw connectionLost();
      }
    }
  }

  /** Whether a write from the event loop could overtake one of a worker. */
  boolean isUnderway() {
    return underway.get() > 0;
  }

  /** The channel takes more, or is closed: whoever waits looks again. */
  void writabilityChanged() {
    synchronized (writability) {
      writability.notifyAll();
    }
  }

  /** The channel is closed: nobody need wait any more. */
  void channelClosed() {
    synchronized (writability) {
      gone = true;
      writability.notifyAll();
    }
  }

  /** Gives the buffer back; called by the one thread that runs the session, when it has ended. */
  void release() {
    if (buffer != null) {
      buffer.release();
      buffer = null;
    }
  }

  /** PostgreSQL: postgres.c, ProcessInterrupts. */
  private static PgException connectionLost() {
    return new PgException(SqlState.CONNECTION_FAILURE, "connection to client lost").fatal();
  }
}
