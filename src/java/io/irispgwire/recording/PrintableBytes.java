package io.irispgwire.recording;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** Bytes as a line of ASCII: what is not printable, and the backslash, as {@code \xNN}. */
public final class PrintableBytes {
  private static final HexFormat HEX = HexFormat.of();

  private PrintableBytes() {}

  public static String of(byte[] bytes) {
    StringBuilder out = new StringBuilder(bytes.length);
    for (byte b : bytes) {
      if (b < ' ' || b > '~' || b == '\\') {
        out.append("\\x").append(HEX.toHexDigits(b));
      } else {
        out.append((char) b);
      }
    }
    return out.toString();
  }

  /**
   * The bytes again.
   *
   * @throws IllegalArgumentException when the text is not one of {@link #of}
   */
  public static byte[] read(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
    byte[] letters = text.getBytes(ISO_8859_1);
    for (int at = 0; at < letters.length; at++) {
      if (letters[at] != '\\') {
        out.write(letters[at]);
      } else if (text.startsWith("\\x", at) && at + 4 <= letters.length) {
        out.write(HexFormat.fromHexDigits(text, at + 2, at + 4));
        at += 3;
      } else {
        throw new IllegalArgumentException("not \\xNN: " + text.substring(at));
      }
    }
    return out.toByteArray();
  }
}
