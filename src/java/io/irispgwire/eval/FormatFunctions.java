package io.irispgwire.eval;

import static io.irispgwire.eval.TextFunctions.nonNull;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** concat, format, quoting and digests. */
final class FormatFunctions {
  private FormatFunctions() {}

  static void addTo(FunctionTable table) {
    table.any("text_concat", (in, a) -> concat(in, a, 0, ""));
    table.any("text_concat_ws", (in, a) -> a[0] == null ? null : concat(in, a, 1, (String) a[0]));
    table.any("text_format", (in, a) -> a[0] == null ? null : new FormatString(in, a).text());
    table.any("text_format_nv", (in, a) -> a[0] == null ? null : new FormatString(in, a).text());
    table.one("quote_ident", (String a) -> Quoting.identifier(a));
    table.any("quote_literal", (in, a) -> Quoting.literal(text(in, a)));
    table.any("quote_nullable", (in, a) -> a[0] == null ? "NULL" : Quoting.literal(text(in, a)));
    table.one("md5_text", (String a) -> hex(digest("MD5", a.getBytes(UTF_8))));
    table.one("md5_bytea", (byte[] a) -> hex(digest("MD5", a)));
    for (String size : new String[] {"224", "256", "384", "512"}) {
      table.one("sha" + size + "_bytea", (byte[] a) -> digest("SHA-" + size, a));
    }
    ByteFunctions.addTo(table);
  }

  private static String text(Invocation in, @Nullable Object[] a) {
    return ValueText.of(in.argumentType(0), nonNull(a[0]), in.style());
  }

  private static String concat(Invocation in, @Nullable Object[] a, int from, String separator) {
    StringBuilder out = new StringBuilder();
    boolean first = true;
    for (int i = from; i < a.length; i++) {
      Object value = a[i];
      if (value != null) {
        out.append(first ? "" : separator)
            .append(ValueText.output(in.argumentType(i), value, in.style()));
        first = false;
      }
    }
    return out.toString();
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static byte[] digest(String algorithm, byte[] bytes) {
    try {
      return MessageDigest.getInstance(algorithm).digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new PgException(SqlState.FEATURE_NOT_SUPPORTED, algorithm + " is not available", e);
    }
  }

  /** {@code format()} ({@code text_format} in varlena.c). */
  private static final class FormatString {
    private final Invocation in;
    private final @Nullable Object[] arguments;
    private final String format;
    private final StringBuilder out = new StringBuilder();
    private int at;
    private int next = 1;

    FormatString(Invocation in, @Nullable Object[] arguments) {
      this.in = in;
      this.arguments = arguments;
      this.format = (String) nonNull(arguments[0]);
    }

    String text() {
      while (at < format.length()) {
        char c = format.charAt(at++);
        if (c != '%') {
          out.append(c);
        } else if (peek() == '%') {
          at++;
          out.append('%');
        } else {
          specifier();
        }
      }
      return out.toString();
    }

    private char peek() {
      if (at >= format.length()) {
        throw Failures.parameter("unterminated format() type specifier")
            .withHint("For a single \"%\" use \"%%\".");
      }
      return format.charAt(at);
    }

    private int number() {
      int start = at;
      while (Character.isDigit(peek())) {
        at++;
      }
      return start == at ? -1 : Integer.parseInt(format, start, at, 10);
    }

    private void specifier() {
      int width = number();
      int position = -1;
      if (width >= 0 && peek() == '$') {
        at++;
        position = width;
        width = -1;
        if (position == 0) {
          throw Failures.parameter(
              "format specifies argument 0, but arguments are numbered from 1");
        }
      }
      boolean left = false;
      while (peek() == '-') {
        left = true;
        at++;
      }
      if (peek() == '*') {
        at++;
        width = (Integer) nonNull(argument(next++));
        left |= width < 0;
        width = Math.abs(width);
      } else if (width < 0) {
        width = number();
      }
      char type = peek();
      at++;
      if ("sIL".indexOf(type) < 0) {
        throw Failures.parameter("unrecognized format() type specifier \"%s\"".formatted(type))
            .withHint("For a single \"%\" use \"%%\".");
      }
      int index = position > 0 ? position : next;
      next = index + 1;
      pad(convert(type, index), Math.max(0, width), left);
    }

    private @Nullable Object argument(int index) {
      if (index >= arguments.length) {
        throw Failures.parameter("too few arguments for format()");
      }
      return arguments[index];
    }

    private String convert(char type, int index) {
      Object value = argument(index);
      if (value == null) {
        if (type == 'I') {
          throw new PgException(
              SqlState.NULL_VALUE_NOT_ALLOWED,
              "null values cannot be formatted as an SQL identifier");
        }
        return type == 'L' ? "NULL" : "";
      }
      String text = ValueText.output(in.argumentType(index), value, in.style());
      return type == 'I' ? Quoting.identifier(text) : type == 'L' ? Quoting.literal(text) : text;
    }

    private void pad(String text, int width, boolean left) {
      String blanks = " ".repeat(Math.max(0, width - TextFunctions.length(text)));
      out.append(left ? text + blanks : blanks + text);
    }
  }
}
