package io.irispgwire.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.irispgwire.encoding.ClientText;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.eval.Environment;
import io.irispgwire.eval.ObjectNames;
import io.irispgwire.types.Codec;
import io.irispgwire.types.Codecs;
import io.irispgwire.types.PgType;
import io.irispgwire.wire.FrontendMessage.Bind;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values and formats of a Bind message; PostgreSQL's {@code exec_bind_message}. */
final class BindParameters {
  private static final String INCORRECT_FORMAT = "incorrect binary data format";

  private BindParameters() {}

  static void checkCounts(Bind message, int expected) {
    int formats = message.parameterFormats().length;
    int given = message.parameters().size();
    if (formats > 1 && formats != given) {
      throw new PgException(
          SqlState.PROTOCOL_VIOLATION,
          "bind message has " + formats + " parameter formats but " + given + " parameters");
    }
    if (given != expected) {
      throw new PgException(
          SqlState.PROTOCOL_VIOLATION,
          "bind message supplies "
              + given
              + " parameters, but prepared statement \""
              + message.statement()
              + "\" requires "
              + expected);
    }
  }

  /** The parameters' values, each of the class its type has. */
  static List<@Nullable Object> decode(
      Bind message, List<PgType> types, Environment environment, ClientText client) {
    List<@Nullable Object> values = new ArrayList<>(types.size());
    for (int i = 0; i < types.size(); i++) {
      byte[] bytes = message.parameters().get(i);
      int format = format(message.parameterFormats(), i);
      String place = "bind parameter " + (i + 1);
      values.add(
          bytes == null ? null : decode(bytes, format, types.get(i), environment, client, place));
    }
    return values;
  }

  /**
   * A value that a client has sent.
   *
   * @param place how an error names it: {@code bind parameter 1}
   */
  static Object decode(
      byte[] bytes,
      int format,
      PgType type,
      Environment environment,
      ClientText client,
      String place) {
    Codec<Object> codec = Codecs.of(type);
    if (!isBinary(format)) {
      String text = client.decode(bytes);
      return ObjectNames.isNamed(type)
          ? ObjectNames.parse(type, text, environment)
          : codec.readText(text, environment.style());
    }
    ByteBuf in = Unpooled.wrappedBuffer(client.isServers() ? bytes : inUtf8(bytes, type, client));
    try {
      Object value = codec.readBinary(in);
      if (!in.isReadable()) {
        return value;
      }
    } catch (PgException e) {
      if (!e.getMessage().equals(INCORRECT_FORMAT)) {
        throw e;
      }
    }
    throw new PgException(
        SqlState.INVALID_BINARY_REPRESENTATION, INCORRECT_FORMAT + " in " + place);
  }

  private static byte[] inUtf8(byte[] bytes, PgType type, ClientText client) {
    return new BinaryText(text -> client.decode(text).getBytes(UTF_8)).convert(type, bytes);
  }

  /**
   * One format per column; a format nobody knows is refused when rows are written.
   *
   * @param given none for all text, one for all columns, or one each
   */
  static int[] resultFormats(short[] given, int columns) {
    if (given.length > 1 && given.length != columns) {
      throw new PgException(
          SqlState.PROTOCOL_VIOLATION,
          "bind message has "
              + given.length
              + " result formats but query has "
              + columns
              + " columns");
    }
    int[] formats = new int[columns];
    for (int i = 0; i < columns; i++) {
      formats[i] = format(given, i);
    }
    return formats;
  }

  static int format(short[] formats, int index) {
    return formats.length == 0 ? 0 : formats[formats.length == 1 ? 0 : index];
  }

  /**
   * Whether a format code means binary.
   *
   * @throws PgException 22023 for a code that means nothing
   */
  static boolean isBinary(int format) {
    if (format != 0 && format != 1) {
      throw new PgException(SqlState.INVALID_PARAMETER_VALUE, "unsupported format code: " + format);
    }
    return format == 1;
  }
}
