package io.irispgwire.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;

/** A socket that sends lines of a dialogue and reads answers as lines. */
final class WireDialogueConnection implements AutoCloseable {
  static final String END = "EOF";

  /** Longest wait for an answer that must come. */
  static final int ANSWER_MILLIS = 20_000;

  /** No answer of a dialogue comes near this. */
  private static final int LONGEST_MESSAGE = 1 << 24;

  private final WireDialogueTarget target;
  private final Socket socket;
  private final DataInputStream in;
  private byte[] key = new byte[0];
  private boolean expectsByte;

  WireDialogueConnection(WireDialogueTarget target) throws IOException {
    this.target = target;
    socket = new Socket(target.host(), target.port());
    socket.setTcpNoDelay(true);
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
  }

  /** Logs in and reads everything up to the first ReadyForQuery. */
  void logIn() throws IOException {
    send(
        WireDialogueRequest.bytesOf(
            "Startup 3.0 \"user\" \"%s\" \"database\" \"%s\""
                .formatted(target.user(), target.database())));
    String line = read(ANSWER_MILLIS);
    while (line != null && !line.startsWith("ReadyForQuery")) {
      if (line.startsWith("ErrorResponse") || line.equals(END)) {
        throw new IOException("login refused: " + line);
      }
      line = read(ANSWER_MILLIS);
    }
  }

  /** Sends lines in one write; Pause and Cancel are acted upon in between. */
  void send(Iterable<String> lines) throws IOException {
    ByteBuf together = Unpooled.buffer();
    for (String line : lines) {
      if (line.startsWith("Pause ")) {
        send(together);
        together.clear();
        pause(Integer.parseInt(line.substring("Pause ".length())));
      } else if (line.equals("Cancel")) {
        cancel();
      } else {
        together.writeBytes(WireDialogueRequest.bytesOf(line));
        expectsByte |= line.equals("SSLRequest") || line.equals("GSSENCRequest");
      }
    }
    send(together);
  }

  private void send(ByteBuf bytes) throws IOException {
    byte[] array = new byte[bytes.readableBytes()];
    bytes.getBytes(bytes.readerIndex(), array);
    try {
      socket.getOutputStream().write(array);
    } catch (SocketException e) {
      // The server has hung up already: what it said is still to be read.
    }
  }

  private static void pause(int millis) throws IOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private void cancel() throws IOException {
    try (WireDialogueConnection other = new WireDialogueConnection(target)) {
      ByteBuf request = Unpooled.buffer().writeInt(0);
      request.writeInt(StartupMessage.CANCEL_REQUEST_CODE).writeBytes(key);
      request.setInt(0, request.readableBytes());
      other.send(request);
      String answer = other.read(ANSWER_MILLIS);
      if (!END.equals(answer)) {
        throw new IOException("a CancelRequest was answered: " + answer);
      }
    }
  }

  /** The next answer as a line; {@code EOF} at the end, null when none came in time. */
  @Nullable String read(int millis) throws IOException {
    socket.setSoTimeout(millis);
    try {
      char tag = (char) in.readByte();
      if (expectsByte) {
        expectsByte = false;
        return "Byte " + tag;
      }
      int length = in.readInt();
      if (length > LONGEST_MESSAGE) {
        return errorBeforeProtocol3(length);
      }
      byte[] body = new byte[length - Integer.BYTES];
      in.readFully(body);
      if (tag == 'K') {
        key = body;
      }
      return WireDialogueAnswer.lineOf(tag, Unpooled.wrappedBuffer(body));
    } catch (EOFException | SocketException e) {
      return END;
    } catch (SocketTimeoutException e) {
      return null;
    }
  }

  /** Before protocol 3 an error was a text that ends with a zero: what was taken for its length. */
  private String errorBeforeProtocol3(int start) throws IOException {
    ByteBuf text = Unpooled.copyInt(start).writeBytes(in.readAllBytes());
    return "ErrorBeforeProtocol3 " + WireDialogueWords.quote(text.toString(US_ASCII).trim());
  }

  /** Says goodbye and reads what was not expected. */
  void terminate() throws IOException {
    send(Unpooled.copiedBuffer("X\0\0\0\4", US_ASCII));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
