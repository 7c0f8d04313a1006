package io.irispgwire.irisdouble;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * A message of the driver: 14 bytes of header, all little-endian, and a body.
 *
 * @param count of the driver's messages; the answer repeats it
 * @param statement the driver's number of the statement; the answer repeats it
 * @param code two letters that say what is wanted
 */
record Message(int count, int statement, String code, byte[] body) {
  private static final int HEADER = 14;
  private static final int LONGEST_BODY = 1 << 28;

  /** The next message, or null when the driver has gone. */
  static @Nullable Message read(DataInputStream in) throws IOException {
    byte[] header = new byte[HEADER];
    try {
      in.readFully(header);
    } catch (EOFException e) {
      return null;
    }
    ByteBuffer fields = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
    int length = fields.getInt();
    if (length < 0 || length > LONGEST_BODY) {
      throw new ProtocolViolation("a body of " + length + " bytes");
    }
    int count = fields.getInt();
    int statement = fields.getInt();
    String code = "" + (char) header[HEADER - 2] + (char) header[HEADER - 1];
    byte[] body = new byte[length];
    in.readFully(body);
    return new Message(count, statement, code, body);
  }

  /**
   * Answers it.
   *
   * @param status 0, 100 for "and no more rows", else an SQLCODE without its sign
   */
  void answer(OutputStream out, int status, byte[] answer) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(answer.length).putInt(count).putInt(statement).putShort((short) status);
    out.write(header.array());
    out.write(answer);
  }

  ListReader list() {
    return new ListReader(body);
  }
}
