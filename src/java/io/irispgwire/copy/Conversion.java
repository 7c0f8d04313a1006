package io.irispgwire.copy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Data of another encoding, which becomes UTF-8. */
final class Conversion extends Transcoder {
  private final CopyEncoding encoding;
  private final CharsetDecoder decoder;

  /** The beginning of a character whose rest is still to come. */
  private ByteBuffer begun = ByteBuffer.allocate(0);

  Conversion(CopyEncoding encoding) {
    this.encoding = encoding;
    this.decoder = encoding.charset().newDecoder(); // reports what it cannot decode
  }

  @Override
  @Nullable PgException take(byte[] data, InputBuffer to) {
    ByteBuffer in = ByteBuffer.allocate(begun.remaining() + data.length);
    in.put(begun).put(data).flip();
    return decode(in, false, to);
  }

  @Override
  @Nullable PgException takeRest(InputBuffer to) {
    return decode(begun, true, to);
  }

  private @Nullable PgException decode(ByteBuffer in, boolean last, InputBuffer to) {
    CharBuffer out = CharBuffer.allocate((int) (in.remaining() * decoder.maxCharsPerByte()) + 1);
    CoderResult result = decoder.decode(in, out, last);
    String text = out.flip().toString();
    int zero = text.indexOf('\0');
    byte[] bytes = text.substring(0, zero < 0 ? text.length() : zero).getBytes(UTF_8);
    to.append(bytes, 0, bytes.length);
    if (zero >= 0) {
      return invalid("0x00");
    }
    if (result.isError()) {
      StringJoiner bad = new StringJoiner(" ");
      for (int i = 0; i < result.length(); i++) {
        bad.add(String.format("0x%02x", in.get(in.position() + i)));
      }
      return result.isUnmappable() ? unmappable(bad.toString()) : invalid(bad.toString());
    }
    begun = in.slice();
    return null;
  }

  private PgException invalid(String bytes) {
    return new PgException(
        SqlState.CHARACTER_NOT_IN_REPERTOIRE,
        "invalid byte sequence for encoding \"" + encoding.name() + "\": " + bytes);
  }

  private PgException unmappable(String bytes) {
    return new PgException(
        SqlState.UNTRANSLATABLE_CHARACTER,
        "character with byte sequence "
            + bytes
            + " in encoding \""
            + encoding.name()
            + "\" has no equivalent in encoding \"UTF8\"");
  }
}
