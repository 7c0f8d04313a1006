package io.irispgwire.wire;

import io.irispgwire.encoding.Utf8;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.util.function.Function;

/**
 * Reads the fields of one message, and complains as PostgreSQL's pqformat.c does.
 *
 * <p>Never reads past the message, whatever the counts inside it say.
 */
final class MessageBody {
  private final ByteBuf in;
  private final int end;
  private final Function<byte[], String> text;

  /** Of a login, whose strings are UTF-8. */
  MessageBody(ByteBuf in, int end) {
    this(in, end, Utf8::decode);
  }

  /**
   * @param in positioned at the first byte of the body
   * @param end the index after the last one
   * @param text reads strings
   */
  MessageBody(ByteBuf in, int end, Function<byte[], String> text) {
    this.in = in;
    this.end = end;
    this.text = text;
  }

  byte[] rest() {
    return bytes(left());
  }

  int left() {
    return end - in.readerIndex();
  }

  byte int8() {
    if (left() < Byte.BYTES) {
      throw violation("no data left in message");
    }
    return in.readByte();
  }

  /** Counts are unsigned: a client may send 65,535 parameters. */
  int uint16() {
    require(Short.BYTES);
    return in.readUnsignedShort();
  }

  short int16() {
    require(Short.BYTES);
    return in.readShort();
  }

  int int32() {
    require(Integer.BYTES);
    return in.readInt();
  }

  byte[] bytes(int length) {
    require(length);
    return ByteBufUtil.getBytes(in.readSlice(length));
  }

  /** A zero-terminated string in the client's encoding. */
  String string() {
    int start = in.readerIndex();
    int length = in.bytesBefore(start, left(), (byte) 0);
    if (length < 0) {
      throw violation("invalid string in message");
    }
    byte[] string = bytes(length);
    in.skipBytes(1);
    return text.apply(string);
  }

  void requireEnd() {
    if (left() != 0) {
      throw violation("invalid message format");
    }
  }

  private void require(int length) {
    if (length < 0 || length > left()) {
      throw violation("insufficient data left in message");
    }
  }

  private static PgException violation(String message) {
    return new PgException(SqlState.PROTOCOL_VIOLATION, message);
  }
}
