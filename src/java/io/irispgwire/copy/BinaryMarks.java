package io.irispgwire.copy;

import io.netty.buffer.ByteBuf;

/** What stands around the rows of the binary format; manual, "COPY", "Binary Format". */
public final class BinaryMarks {
  /** The number of fields that ends the data. */
  public static final int TRAILER = -1;

  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0
  };

  /** Signature, flags, and the length of an extension that nobody has defined. */
  static final int HEADER_BYTES = SIGNATURE.length + 2 * Integer.BYTES;

  static final int SIGNATURE_BYTES = SIGNATURE.length;

  private BinaryMarks() {}

  public static void writeHeader(ByteBuf out) {
    out.writeBytes(SIGNATURE);
    out.writeInt(0);
    out.writeInt(0);
  }

  static boolean isSignature(byte[] bytes, int from) {
    for (int i = 0; i < SIGNATURE.length; i++) {
      if (bytes[from + i] != SIGNATURE[i]) {
        return false;
      }
    }
    return true;
  }
}
