package io.irispgwire.server;

import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.List;

/** Accepts each client as a {@link ClientChannel}. */
final class ListeningChannel extends NioServerSocketChannel {
  @Override
  protected int doReadMessages(List<Object> accepted) throws IOException {
    SocketChannel socket = javaChannel().accept();
    if (socket == null) {
      return 0;
    }
    accepted.add(new ClientChannel(this, socket));
    return 1;
  }
}
