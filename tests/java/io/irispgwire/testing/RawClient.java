package io.irispgwire.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A client without manners: sends and shows bytes; strings are Latin-1, a character per byte. */
public final class RawClient implements AutoCloseable {
  private static final int CANCEL_REQUEST = 80_877_102;
  private static final int PATIENCE_MILLIS = 20_000;

  private final Socket socket;
  private final DataOutputStream out;
  private final DataInputStream in;

  private RawClient(Socket socket) throws IOException {
    this.socket = socket;
    this.out = new DataOutputStream(socket.getOutputStream());
    this.in = new DataInputStream(socket.getInputStream());
  }

  /** A message of the server; {@code fields} of an ErrorResponse come as {@code S=..., C=...}. */
  public record Message(char tag, String body) {
    /** One field of an ErrorResponse or NoticeResponse. */
    public String field(char code) {
      for (String field : body.split("\0", -1)) {
        if (!field.isEmpty() && field.charAt(0) == code) {
          return field.substring(1);
        }
      }
      return "";
    }
  }

  public static RawClient connect(int port) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    return new RawClient(socket);
  }

  /** Sends bytes as they are. */
  public RawClient send(String latin1) {
    try {
      out.write(latin1.getBytes(ISO_8859_1));
      out.flush();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A framed message. */
  public static String message(char tag, String body) {
    return tag + int32(body.length() + 4) + body;
  }

  /** A packet of the start-up phase. */
  public static String packet(int code, String body) {
    return int32(body.length() + 8) + int32(code) + body;
  }

  /** A start-up packet of protocol 3.0. */
  public static String startup(String user, String database) {
    return packet(3 << 16, "user\0" + user + "\0database\0" + database + "\0\0");
  }

  public static String int32(int value) {
    return new String(ByteBuffer.allocate(4).putInt(value).array(), ISO_8859_1);
  }

  /** One byte outside of any message. */
  public char letter() throws IOException {
    return (char) in.readUnsignedByte();
  }

  public Message read() throws IOException {
    char tag = (char) in.readUnsignedByte();
    byte[] body = new byte[in.readInt() - 4];
    in.readFully(body);
    return new Message(tag, new String(body, ISO_8859_1));
  }

  /** Messages up to and with the first one that has {@code tag}. */
  public List<Message> readTo(char tag) throws IOException {
    List<Message> messages = new ArrayList<>();
    do {
      messages.add(read());
    } while (messages.get(messages.size() - 1).tag() != tag);
    return messages;
  }

  /** What a cancel request of this session must carry, from the messages of its login. */
  public static String key(List<Message> greeting) {
    return greeting.stream().filter(m -> m.tag() == 'K').findFirst().orElseThrow().body();
  }

  /**
   * The error that ends the running statement, which a server is asked to cancel until it does: the
   * request may come before the statement has begun, and then finds nothing to cancel.
   */
  public Message cancelled(int port, String key) throws IOException {
    Thread canceller =
        new Thread(
            () -> {
              try {
                while (!Thread.interrupted()) {
                  try (RawClient request = connect(port)) {
                    request.send(packet(CANCEL_REQUEST, key)).rest();
                  }
                }
              } catch (IOException e) {
                Thread.currentThread().interrupt();
              }
            });
    canceller.setDaemon(true);
    canceller.start();
    try {
      return readTo('E').stream().filter(m -> m.tag() == 'E').findFirst().orElseThrow();
    } finally {
      canceller.interrupt();
    }
  }

  /** Everything that still comes until the server closes. */
  public String rest() throws IOException {
    return new String(in.readAllBytes(), ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
