package io.irispgwire.server;

import io.netty.channel.Channel;

/** What a queue may do with its channel besides writing: look at it, slow it down, and end it. */
final class Connection {
  /** A client that pipelines more than this waits. */
  private static final int MAX_QUEUED_MESSAGES = 1_000;

  private static final long MAX_QUEUED_BYTES = 1024 * 1024;

  private final Channel channel;
  private final ChannelSink sink;

  Connection(Channel channel, ChannelSink sink) {
    this.channel = channel;
    this.sink = sink;
  }

  /** Whether the event loop may answer: the client reads, and no worker's answer is on its way. */
  boolean isClear() {
    return channel.isWritable() && !sink.isUnderway();
  }

  boolean isTooMuch(int messages, long bytes) {
    return messages > MAX_QUEUED_MESSAGES || bytes > MAX_QUEUED_BYTES;
  }

  boolean isLittle(int messages, long bytes) {
    return messages <= MAX_QUEUED_MESSAGES / 2 && bytes <= MAX_QUEUED_BYTES / 2;
  }

  IdleTimer idleTimer() {
    return new IdleTimer(channel.eventLoop());
  }

  void pauseReading() {
    if (channel.config().isAutoRead()) {
      channel.config().setAutoRead(false);
    }
  }

  void resumeReading() {
    if (!channel.config().isAutoRead()) {
      channel.config().setAutoRead(true);
    }
  }

  /** Closes when the client has had a chance to read what was written. */
  void finish() {
    ClosingHandler.end(channel);
  }

  void close() {
    channel.close();
  }
}
