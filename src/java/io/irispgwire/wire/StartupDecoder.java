package io.irispgwire.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.wire.StartupMessage.CancelRequest;
import io.irispgwire.wire.StartupMessage.ForwardedCancel;
import io.irispgwire.wire.StartupMessage.Garbage;
import io.irispgwire.wire.StartupMessage.GssEncRequest;
import io.irispgwire.wire.StartupMessage.SslRequest;
import io.irispgwire.wire.StartupMessage.Startup;
import io.irispgwire.wire.StartupMessage.UnsupportedVersion;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the packets that come before a session, which have a length and no tag; a {@link
 * FrontendDecoder} takes over after {@link Startup}.
 *
 * <p>PostgreSQL: postmaster.c, ProcessStartupPacket.
 */
public final class StartupDecoder {
  /** The only major version that is spoken. */
  public static final int MAJOR_VERSION = 3;

  /** The newest minor version that is spoken. */
  public static final int MINOR_VERSION = 2;

  /** PostgreSQL: pqcomm.h, MAX_STARTUP_PACKET_LENGTH; does not count the length word. */
  private static final int MAX_PACKET_BYTES = 10_000;

  /** Protocol 3.2 allows secret keys up to 256 bytes. */
  private static final int MAX_SECRET_KEY_BYTES = 256;

  private static final int LENGTH_BYTES = 4;

  private int lastCode;

  /**
   * Takes the next packet out of {@code in}.
   *
   * @return null when {@code in} does not hold a whole packet; it is then left as it was
   * @throws PgException FATAL 08P01 for parameters that are no name-value pairs
   */
  public @Nullable StartupMessage decode(ByteBuf in) {
    if (in.readableBytes() < LENGTH_BYTES) {
      return null;
    }
    int length = in.getInt(in.readerIndex()) - LENGTH_BYTES;
    if (length < Integer.BYTES || length > MAX_PACKET_BYTES) {
      return new Garbage();
    }
    if (in.readableBytes() - LENGTH_BYTES < length) {
      return null;
    }
    in.skipBytes(LENGTH_BYTES);
    return read(in.readSlice(length));
  }

  /**
   * Whatever came together with a request for encryption was not encrypted, and may have been put
   * there by somebody in the middle.
   *
   * @throws PgException FATAL 08P01 when {@code in} still holds bytes
   */
  public void requireNothingAfterRequest(ByteBuf in) {
    if (in.isReadable()) {
      String what = lastCode == StartupMessage.SSL_REQUEST_CODE ? "SSL" : "GSSAPI encryption";
      throw violation("received unencrypted data after " + what + " request")
          .withDetail(
              "This could be either a client-software bug or evidence of an attempted"
                  + " man-in-the-middle attack.");
    }
  }

  private StartupMessage read(ByteBuf packet) {
    int code = packet.readInt();
    if (code == StartupMessage.CANCEL_REQUEST_CODE) {
      return cancelRequest(packet);
    }
    if (code == StartupMessage.FORWARDED_CANCEL_CODE) {
      StartupMessage message = cancelRequest(packet);
      return message instanceof CancelRequest request ? new ForwardedCancel(request) : message;
    }
    if (code == StartupMessage.SSL_REQUEST_CODE && code != lastCode) {
      lastCode = code;
      return new SslRequest();
    }
    if (code == StartupMessage.GSSENC_REQUEST_CODE && code != lastCode) {
      lastCode = code;
      return new GssEncRequest();
    }
    int major = code >>> 16;
    int minor = code & 0xffff;
    return major == MAJOR_VERSION
        ? new Startup(major, minor, parameters(packet))
        : new UnsupportedVersion(major, minor);
  }

  private static StartupMessage cancelRequest(ByteBuf packet) {
    int keyBytes = packet.readableBytes() - Integer.BYTES;
    if (keyBytes < Integer.BYTES || keyBytes > MAX_SECRET_KEY_BYTES) {
      return new Garbage();
    }
    return new CancelRequest(packet.readInt(), ByteBufUtil.getBytes(packet));
  }

  /** Names and values, each ended by a zero byte, and one zero byte after the last. */
  private static Map<String, String> parameters(ByteBuf packet) {
    Map<String, String> parameters = new LinkedHashMap<>();
    String name = string(packet);
    while (name != null && !name.isEmpty()) {
      String value = string(packet);
      if (value == null) {
        throw layoutViolation();
      }
      parameters.put(name, value);
      name = string(packet);
    }
    if (name == null || packet.isReadable()) {
      throw layoutViolation();
    }
    return Collections.unmodifiableMap(parameters);
  }

  /** Not strict: the encoding is agreed on by these very parameters. */
  private static @Nullable String string(ByteBuf packet) {
    int length = packet.bytesBefore((byte) 0);
    if (length < 0) {
      return null;
    }
    String text = packet.toString(packet.readerIndex(), length, UTF_8);
    packet.skipBytes(length + 1);
    return text;
  }

  private static PgException layoutViolation() {
    return violation("invalid startup packet layout: expected terminator as last byte");
  }

  private static PgException violation(String message) {
    return new PgException(SqlState.PROTOCOL_VIOLATION, message).fatal();
  }
}
