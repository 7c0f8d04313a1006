package io.irispgwire.encoding;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.UnmappableCharacterException;
import java.util.StringJoiner;

/**
 * Text as a client speaks it: strict both ways, nothing is replaced. Immutable.
 *
 * <p>Source: PostgreSQL {@code src/backend/utils/mb/mbutils.c}. All these encodings hold ASCII as
 * it is.
 */
public final class ClientText {
  /** What needs no conversion. */
  public static final ClientText UTF8 = new ClientText(Encoding.UTF8);

  private final Encoding encoding;
  private final Charset charset;
  private final Corrections corrections;

  private ClientText(Encoding encoding) {
    this.encoding = encoding;
    this.charset = encoding.charset();
    this.corrections = Corrections.of(encoding);
  }

  public static ClientText of(Encoding encoding) {
    return encoding.isServers() ? UTF8 : new ClientText(encoding);
  }

  /** Whether text passes as it is. */
  public boolean isServers() {
    return encoding.isServers();
  }

  /**
   * What the client has sent.
   *
   * @throws PgException 22021 for what is not well-formed, 22P05 for what Unicode does not have
   */
  public String decode(byte[] bytes) {
    if (isServers()) {
      return Utf8.decode(bytes);
    }
    if (isAscii(bytes)) {
      return new String(bytes, US_ASCII);
    }
    StringBuilder text = new StringBuilder(bytes.length);
    requireValid(bytes);
    CharsetDecoder decoder = charset.newDecoder(); // reports what it cannot decode
    for (int at = 0; at < bytes.length; ) {
      int length = Sequences.length(encoding, bytes, at);
      try {
        text.append(checked(decoder.decode(ByteBuffer.wrap(bytes, at, length))));
      } catch (CharacterCodingException e) {
        throw untranslatable(hex(bytes, at, at + length), encoding.name(), "UTF8");
      }
      at += length;
    }
    return corrections.decoded(text.toString());
  }

  private void requireValid(byte[] bytes) {
    for (int at = 0; at < bytes.length; at += Sequences.length(encoding, bytes, at)) {
      if (!Sequences.isValid(encoding, bytes, at)) {
        int end = Math.min(bytes.length, at + Sequences.length(encoding, bytes, at));
        throw new PgException(
            SqlState.CHARACTER_NOT_IN_REPERTOIRE,
            "invalid byte sequence for encoding \"" + encoding + "\": " + hex(bytes, at, end));
      }
    }
  }

  /** Java gives characters of the private use area where PostgreSQL has none. */
  private CharSequence checked(CharSequence decoded) throws CharacterCodingException {
    if (decoded.chars().anyMatch(c -> isPrivate((char) c))) {
      throw new UnmappableCharacterException(decoded.length());
    }
    return decoded;
  }

  private boolean isPrivate(char c) {
    boolean lacking = encoding == Encoding.GBK || encoding == Encoding.SJIS;
    return lacking && c >= '\uE000' && c <= '\uF8FF';
  }

  /**
   * What the client will read.
   *
   * @throws PgException 22P05 for a character that the encoding does not have
   */
  public byte[] encode(String text) {
    if (isServers()) {
      return text.getBytes(UTF_8);
    }
    CharsetEncoder encoder = charset.newEncoder(); // reports what it cannot encode
    try {
      ByteBuffer out = encoder.encode(CharBuffer.wrap(checked(corrections.encoded(text))));
      byte[] bytes = new byte[out.remaining()];
      out.get(bytes);
      return bytes;
    } catch (CharacterCodingException e) {
      throw untranslatable(text, encoder);
    }
  }

  /** As {@link #encode}, of bytes in UTF-8. */
  public byte[] encode(byte[] utf8) {
    return isServers() || isAscii(utf8) ? utf8 : encode(new String(utf8, UTF_8));
  }

  /** As {@link #encode}, but with a question mark for what the encoding does not have. */
  public byte[] encodeLeniently(String text) {
    return text.getBytes(charset);
  }

  private PgException untranslatable(String text, CharsetEncoder encoder) {
    int at = 0;
    encoder.reset();
    String sought = corrections.encoded(text);
    while (!isPrivate(text.charAt(at))
        && encoder.canEncode(sought.substring(at, text.offsetByCodePoints(at, 1)))) {
      at = text.offsetByCodePoints(at, 1);
    }
    byte[] character = text.substring(at, text.offsetByCodePoints(at, 1)).getBytes(UTF_8);
    return untranslatable(hex(character, 0, character.length), "UTF8", encoding.name());
  }

  private static PgException untranslatable(String sequence, String from, String to) {
    return new PgException(
        SqlState.UNTRANSLATABLE_CHARACTER,
        "character with byte sequence %s in encoding \"%s\" has no equivalent in encoding \"%s\""
            .formatted(sequence, from, to));
  }

  private static boolean isAscii(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }

  private static String hex(byte[] bytes, int from, int to) {
    StringJoiner hex = new StringJoiner(" ");
    for (int i = from; i < to; i++) {
      hex.add(String.format("0x%02x", bytes[i] & 0xff));
    }
    return hex.toString();
  }
}
