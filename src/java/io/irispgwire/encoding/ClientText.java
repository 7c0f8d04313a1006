package io.irispgwire.encoding;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.irispgwire.error.PgException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import org.jspecify.annotations.Nullable;

/**
 * Text as a client speaks it: strict both ways, nothing is replaced. Immutable.
 *
 * <p>Source: PostgreSQL {@code src/backend/utils/mb/mbutils.c}. All these encodings hold ASCII as
 * it is.
 */
public final class ClientText {
  /** What needs no conversion. */
  public static final ClientText UTF8 = new ClientText(Encoding.UTF8);

  private static final byte[] NONE = {};

  private final Encoding encoding;
  private final Charset charset;
  private final Corrections corrections;

  private ClientText(Encoding encoding) {
    this.encoding = encoding;
    this.charset = encoding.charset();
    this.corrections = Corrections.of(encoding);
  }

  /**
   * For what a client speaks.
   *
   * @param encoding one that is convertible
   */
  public static ClientText of(Encoding encoding) {
    return encoding.isServers() ? UTF8 : new ClientText(encoding);
  }

  /**
   * For reading.
   *
   * @throws PgException 42883 for an encoding that is not convertible
   */
  public static ClientText from(Encoding encoding) {
    if (!encoding.isConvertible()) {
      throw EncodingErrors.noConversion(encoding, Encoding.UTF8);
    }
    return of(encoding);
  }

  /**
   * For writing.
   *
   * @throws PgException 42883 for an encoding that is not convertible
   */
  public static ClientText to(Encoding encoding) {
    if (!encoding.isConvertible()) {
      throw EncodingErrors.noConversion(Encoding.UTF8, encoding);
    }
    return of(encoding);
  }

  /** Whether text passes as it is. */
  public boolean isServers() {
    return encoding.isServers();
  }

  /**
   * The beginning of some bytes, as text.
   *
   * @param length how many bytes that is
   * @param failure what is wrong with the bytes behind it; null if there are none, or if they are
   *     the beginning of a character
   */
  public record Decoded(String text, int length, @Nullable PgException failure) {}

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
    requireValid(bytes);
    Decoded decoded = decodeWhole(bytes);
    if (decoded.failure() != null) {
      throw decoded.failure();
    }
    return decoded.text();
  }

  private void requireValid(byte[] bytes) {
    for (int at = 0; at < bytes.length; at += Sequences.length(encoding, bytes, at)) {
      if (!Sequences.isValid(encoding, bytes, at)) {
        throw invalid(bytes, at);
      }
    }
  }

  /** What {@code bytes} hold up to a character that is wrong, or that has not come whole. */
  public Decoded decodeWhole(byte[] bytes) {
    StringBuilder text = new StringBuilder(bytes.length);
    CharsetDecoder decoder = charset.newDecoder(); // reports what it cannot decode
    int at = 0;
    while (at < bytes.length) {
      if (bytes[at] > 0) {
        text.append((char) bytes[at++]);
        continue;
      }
      int length = Sequences.length(encoding, bytes, at);
      if (at + length > bytes.length) {
        break;
      }
      if (!Sequences.isValid(encoding, bytes, at)) {
        return new Decoded(text.toString(), at, invalid(bytes, at));
      }
      String character = character(decoder, bytes, at, length);
      if (character.isEmpty()) {
        PgException failure =
            EncodingErrors.untranslatable(encoding, Encoding.UTF8, bytes, at, at + length);
        return new Decoded(text.toString(), at, failure);
      }
      text.append(character);
      at += length;
    }
    return new Decoded(text.toString(), at, null);
  }

  /** The error for bytes that are no character of this encoding. */
  public PgException invalid(byte[] bytes, int at) {
    int end = Math.min(bytes.length, at + Sequences.length(encoding, bytes, at));
    return EncodingErrors.invalid(encoding, bytes, at, end);
  }

  /** Empty for what is none. */
  private String character(CharsetDecoder decoder, byte[] bytes, int at, int length) {
    String corrected = corrections.decoded(bytes, at, length);
    if (corrected != null) {
      return corrected;
    }
    try {
      String decoded = decoder.decode(ByteBuffer.wrap(bytes, at, length)).toString();
      boolean one = decoded.codePointCount(0, decoded.length()) == 1; // Java may see two
      return one && !isPrivate(decoded.charAt(0)) ? decoded : "";
    } catch (CharacterCodingException e) {
      return "";
    }
  }

  /** Java has characters of the private use area where PostgreSQL has none. */
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
    return isServers() ? text.getBytes(UTF_8) : encode(text, false);
  }

  /** As {@link #encode}, of bytes in UTF-8. */
  public byte[] encode(byte[] utf8) {
    return isServers() || isAscii(utf8) ? utf8 : encode(new String(utf8, UTF_8));
  }

  /** As {@link #encode}, but with a question mark for what the encoding does not have. */
  public byte[] encodeLeniently(String text) {
    return isServers() ? text.getBytes(UTF_8) : encode(text, true);
  }

  private byte[] encode(String text, boolean leniently) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length() + text.length() / 2);
    CharsetEncoder encoder = charset.newEncoder(); // reports what it cannot encode
    int next;
    for (int at = 0; at < text.length(); at = next) {
      next = text.offsetByCodePoints(at, 1);
      byte[] pair = pair(text, at, next);
      if (pair != null) {
        out.writeBytes(pair);
        next = text.offsetByCodePoints(next, 1);
        continue;
      }
      byte[] code = code(encoder, text.substring(at, next));
      if (code.length > 0) {
        out.writeBytes(code);
      } else if (leniently) {
        out.write('?');
      } else {
        byte[] bytes = text.substring(at, next).getBytes(UTF_8);
        throw EncodingErrors.untranslatable(Encoding.UTF8, encoding, bytes, 0, bytes.length);
      }
    }
    return out.toByteArray();
  }

  private byte @Nullable [] pair(String text, int at, int next) {
    return corrections.pairs().isEmpty() || next == text.length()
        ? null
        : corrections.pairs().get(text.substring(at, text.offsetByCodePoints(next, 1)));
  }

  /** Empty for what has none. */
  private byte[] code(CharsetEncoder encoder, String character) {
    byte[] corrected = corrections.encoded(character.codePointAt(0));
    if (corrected != null) {
      return corrected;
    }
    try {
      if (isPrivate(character.charAt(0))) {
        return NONE;
      }
      ByteBuffer out = encoder.encode(CharBuffer.wrap(character));
      byte[] bytes = new byte[out.remaining()];
      out.get(bytes);
      return bytes;
    } catch (CharacterCodingException e) {
      return NONE;
    }
  }

  private static boolean isAscii(byte[] bytes) {
    for (byte b : bytes) {
      if (b <= 0) {
        return false;
      }
    }
    return true;
  }
}
