package io.irispgwire.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.irispgwire.config.ReplayOrder;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.function.BiConsumer;

/** A plain connection to a server; manual, "Message Flow". */
final class ServerConnection implements AutoCloseable {
  private static final int VERSION = 3 << 16;

  private final Socket socket;
  private final DataInputStream in;
  private final OutputStream out;

  private ServerConnection(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    this.out = socket.getOutputStream();
  }

  /**
   * Logs in.
   *
   * @param parameters of the start-up packet
   */
  static ServerConnection open(ReplayOrder order, Map<String, String> parameters)
      throws IOException {
    Socket socket = new Socket(order.host(), order.port());
    socket.setTcpNoDelay(true);
    ServerConnection connection = new ServerConnection(socket);
    try {
      connection.logIn(order, parameters);
      return connection;
    } catch (IOException e) {
      connection.close();
      throw e;
    }
  }

  private void logIn(ReplayOrder order, Map<String, String> parameters) throws IOException {
    ByteArrayOutputStream packet = new ByteArrayOutputStream();
    packet.writeBytes(ByteBuffer.allocate(4).putInt(VERSION).array());
    parameters.forEach(
        (name, value) -> packet.writeBytes((name + '\0' + value + '\0').getBytes(UTF_8)));
    packet.write(0);
    out.write(ByteBuffer.allocate(4).putInt(packet.size() + 4).array());
    out.write(packet.toByteArray());
    ScramClient scram =
        order.password().map(secret -> new ScramClient(secret.value())).orElse(null);
    char tag = next();
    while (tag != 'Z') {
      ByteBuffer body = ByteBuffer.wrap(body());
      if (tag == 'E') {
        throw new IOException(error(body.array()));
      }
      int kind = tag == 'R' ? body.getInt() : 0;
      if (kind != 0) {
        if (scram == null) {
          throw new IOException("the server asks for a password: set PGPASSWORD");
        }
        String said = UTF_8.decode(body).toString();
        switch (kind) {
          case 3 -> send('p', (order.password().orElseThrow().value() + '\0').getBytes(UTF_8));
          case 10 -> send('p', initial(scram.first()));
          case 11 -> send('p', scram.last(said).getBytes(UTF_8));
          case 12 -> scram.check(said);
          default -> throw new IOException("the server wants another login than by SCRAM: " + kind);
        }
      }
      tag = next();
    }
    byte[] unused = body();
  }

  private static byte[] initial(String first) {
    byte[] data = first.getBytes(UTF_8);
    byte[] name = (ScramClient.MECHANISM + '\0').getBytes(UTF_8);
    return ByteBuffer.allocate(name.length + 4 + data.length)
        .put(name)
        .putInt(data.length)
        .put(data)
        .array();
  }

  /** The message of an ErrorResponse. */
  private static String error(byte[] body) {
    for (String field : new String(body, UTF_8).split("\0", -1)) {
      if (field.startsWith("M")) {
        return field.substring(1);
      }
    }
    return "refused";
  }

  /** Sends a message. */
  void send(char tag, byte[] body) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(1 + 4 + body.length);
    frame.put((byte) tag).putInt(4 + body.length).put(body);
    out.write(frame.array());
  }

  /** Reads what comes, up to and with ReadyForQuery. */
  void readToReady(BiConsumer<Character, byte[]> messages) throws IOException {
    char tag;
    do {
      tag = next();
      messages.accept(tag, body());
    } while (tag != 'Z');
  }

  private char next() throws IOException {
    try {
      return (char) in.readUnsignedByte();
    } catch (EOFException e) {
      throw new IOException("the server has closed the connection", e);
    }
  }

  private byte[] body() throws IOException {
    byte[] body = new byte[in.readInt() - 4];
    in.readFully(body);
    return body;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
