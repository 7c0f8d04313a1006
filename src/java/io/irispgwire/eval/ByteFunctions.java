package io.irispgwire.eval;

import static io.irispgwire.eval.TextFunctions.nonNull;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.irispgwire.encoding.ClientText;
import io.irispgwire.encoding.Encoding;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.types.PgType;
import io.irispgwire.types.TextStyle;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/** Functions of bytea ({@code varlena.c}, {@code encode.c}). */
final class ByteFunctions {
  private ByteFunctions() {}

  static void addTo(FunctionTable table) {
    table.one("byteaoctetlen", (byte[] a) -> a.length);
    table.one("bit_length/17", (byte[] a) -> 8 * a.length);
    table.two("byteacat", ByteFunctions::concatenate);
    table.any(
        "bytea_substr",
        (in, a) ->
            substring((byte[]) nonNull(a[0]), (Integer) nonNull(a[1]), (Integer) nonNull(a[2])));
    table.two(
        "bytea_substr_no_len", (byte[] a, Integer from) -> substring(a, from, Integer.MAX_VALUE));
    table.two("byteapos", (byte[] a, byte[] b) -> latin(a).indexOf(latin(b)) + 1);
    table.two("byteaGetByte", (byte[] a, Integer n) -> a[checked(a, n)] & 0xFF);
    table.three(
        "byteaSetByte",
        (byte[] a, Integer n, Integer value) -> {
          byte[] copy = a.clone();
          copy[checked(a, n)] = value.byteValue();
          return copy;
        });
    table.two("binary_encode", (byte[] a, String format) -> encode(a, format));
    table.two("binary_decode", (String a, String format) -> decode(a, format));
    table.two("pg_convert_from", (byte[] a, String from) -> convertFrom(a, from));
    table.two("pg_convert_to", (String a, String to) -> convertTo(a, to));
  }

  private static byte[] concatenate(byte[] a, byte[] b) {
    byte[] result = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, result, a.length, b.length);
    return result;
  }

  private static byte[] substring(byte[] bytes, int from, int count) {
    if (count < 0) {
      throw new PgException(SqlState.SUBSTRING_ERROR, "negative substring length not allowed");
    }
    long end = Math.min((long) from + count, bytes.length + 1L);
    int first = Math.max(1, from);
    return first >= end ? new byte[0] : Arrays.copyOfRange(bytes, first - 1, (int) end - 1);
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }

  private static int checked(byte[] bytes, int index) {
    if (index < 0 || index >= bytes.length) {
      throw new PgException(
          SqlState.ARRAY_SUBSCRIPT_ERROR,
          "index %d out of valid range, 0..%d".formatted(index, bytes.length - 1));
    }
    return index;
  }

  private static String encode(byte[] bytes, String format) {
    return switch (format.toLowerCase(Locale.ROOT)) {
      case "hex" -> HexFormat.of().formatHex(bytes);
      case "base64" -> Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(bytes);
      case "escape" -> escaped(bytes);
      default -> throw unknown(format);
    };
  }

  private static PgException unknown(String format) {
    return Failures.parameter("unrecognized encoding: \"" + format + "\"");
  }

  private static String escaped(byte[] bytes) {
    StringBuilder out = new StringBuilder();
    for (byte b : bytes) {
      int value = b & 0xFF;
      if (value == 0 || value > 127) {
        out.append(String.format("\\%03o", value));
      } else {
        out.append(value == '\\' ? "\\\\" : String.valueOf((char) value));
      }
    }
    return out.toString();
  }

  private static byte[] decode(String text, String format) {
    try {
      return switch (format.toLowerCase(Locale.ROOT)) {
        case "hex" -> (byte[]) ValueText.parse(PgType.BYTEA, "\\x" + text, TextStyle.DEFAULT);
        case "base64" -> Base64.getMimeDecoder().decode(text);
        case "escape" -> (byte[]) ValueText.parse(PgType.BYTEA, text, TextStyle.DEFAULT);
        default -> throw unknown(format);
      };
    } catch (IllegalArgumentException e) {
      throw Failures.parameter("invalid base64 end sequence")
          .withHint("Input data is missing padding, is truncated, or is otherwise corrupted.");
    }
  }

  private static String convertFrom(byte[] bytes, String name) {
    return ClientText.from(encoding(name, "source")).decode(bytes);
  }

  private static byte[] convertTo(String text, String name) {
    return ClientText.to(encoding(name, "destination")).encode(text);
  }

  /** PostgreSQL: mbutils.c, pg_convert. */
  private static Encoding encoding(String name, String side) {
    Encoding encoding = Encoding.find(name);
    if (encoding == null) {
      throw Failures.parameter("invalid " + side + " encoding name \"" + name + "\"");
    }
    return encoding;
  }
}
