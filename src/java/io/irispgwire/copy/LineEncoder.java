package io.irispgwire.copy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.netty.buffer.ByteBuf;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetEncoder;
import java.util.StringJoiner;

/** Turns lines of UTF-8 into the encoding that the client has asked for. */
public final class LineEncoder {
  private final CopyEncoding encoding;
  private final CharsetEncoder encoder;

  public LineEncoder(CopyEncoding encoding) {
    this.encoding = encoding;
    this.encoder = encoding.charset().newEncoder(); // reports what it cannot encode
  }

  /**
   * Replaces what {@code out} holds from index {@code from} on.
   *
   * @throws PgException 22P05 for a character that the encoding does not have
   */
  public void encode(ByteBuf out, int from) {
    if (encoding.isUtf8()) {
      return;
    }
    String line = out.toString(from, out.writerIndex() - from, UTF_8);
    out.writerIndex(from);
    try {
      out.writeBytes(encoder.encode(CharBuffer.wrap(line)));
    } catch (CharacterCodingException e) {
      throw untranslatable(line);
    }
  }

  /** {@code mbutils.c}, {@code report_untranslatable_char}. */
  private PgException untranslatable(String line) {
    int bad = 0;
    encoder.reset(); // or it may not be asked
    while (encoder.canEncode(line.substring(bad, line.offsetByCodePoints(bad, 1)))) {
      bad = line.offsetByCodePoints(bad, 1);
    }
    StringJoiner bytes = new StringJoiner(" ");
    for (byte b : line.substring(bad, line.offsetByCodePoints(bad, 1)).getBytes(UTF_8)) {
      bytes.add(String.format("0x%02x", b & 0xff));
    }
    return new PgException(
        SqlState.UNTRANSLATABLE_CHARACTER,
        "character with byte sequence "
            + bytes
            + " in encoding \"UTF8\" has no equivalent in encoding \""
            + encoding.name()
            + "\"");
  }
}
