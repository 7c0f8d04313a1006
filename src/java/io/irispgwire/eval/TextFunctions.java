package io.irispgwire.eval;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.util.Locale;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Strings counted in code points ({@code varlena.c}, {@code oracle_compat.c}). */
final class TextFunctions {
  /** {@code MaxAllocSize} less the header: what PostgreSQL refuses to make longer. */
  static final long MAX_LENGTH = 0x3FFFFFFFL - 4;

  private TextFunctions() {}

  static void addTo(FunctionTable table) {
    lengths(table);
    table.one("lower", (String a) -> eachCharacter(a, Character::toLowerCase));
    table.one("upper", (String a) -> eachCharacter(a, Character::toUpperCase));
    table.one("initcap", (String a) -> initcap(a));
    table.two("textcat", (String a, String b) -> checked((long) a.length() + b.length(), a + b));
    table.any("textanycat", TextFunctions::concatenate);
    table.any("anytextcat", TextFunctions::concatenate);
    trims(table);
    pads(table);
    parts(table);
    table.two("repeat", (String a, Integer n) -> repeat(a, n));
    table.one("text_reverse", (String a) -> new StringBuilder(a).reverse().toString());
    table.three(
        "replace_text", (String a, String b, String c) -> b.isEmpty() ? a : a.replace(b, c));
    table.three("translate", TextFunctions::translate);
    table.two(
        "unicode_normalize_func",
        (String a, String form) -> java.text.Normalizer.normalize(a, form(form)));
    table.two(
        "unicode_is_normalized",
        (String a, String form) -> java.text.Normalizer.isNormalized(a, form(form)));
    table.one("ascii", (String a) -> a.isEmpty() ? 0 : a.codePointAt(0));
    table.one("chr", (Integer a) -> chr(a));
    table.two("text_starts_with", (String a, String b) -> a.startsWith(b));
  }

  private static java.text.Normalizer.Form form(String name) {
    try {
      return java.text.Normalizer.Form.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw Failures.parameter("invalid normalization form: " + name);
    }
  }

  private static void lengths(FunctionTable table) {
    table.one("textlen", (String a) -> a.codePointCount(0, a.length()));
    table.one("bpcharlen", (String a) -> length(ValueText.trimmed(a)));
    table.one("textoctetlen", (String a) -> a.getBytes(UTF_8).length);
    table.one("bpcharoctetlen", (String a) -> a.getBytes(UTF_8).length);
    table.one("bit_length/25", (String a) -> 8 * a.getBytes(UTF_8).length);
  }

  static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static String concatenate(Invocation in, @Nullable Object[] a) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 2; i++) {
      text.append(ValueText.of(in.argumentType(i), nonNull(a[i]), in.style()));
    }
    return text.toString();
  }

  static Object nonNull(@Nullable Object value) {
    return java.util.Objects.requireNonNull(value);
  }

  private static String checked(long length, String text) {
    if (length > MAX_LENGTH) {
      throw Failures.tooLarge();
    }
    return text;
  }

  /** As towupper and towlower: one character for one, so that \u00df stays. */
  private static String eachCharacter(String text, IntUnaryOperator mapping) {
    StringBuilder result = new StringBuilder(text.length());
    text.codePoints().map(mapping).forEach(result::appendCodePoint);
    return result.toString();
  }

  private static String initcap(String text) {
    StringBuilder result = new StringBuilder();
    boolean inWord = false;
    for (int c : text.codePoints().toArray()) {
      result.appendCodePoint(inWord ? Character.toLowerCase(c) : Character.toUpperCase(c));
      inWord = Character.isLetterOrDigit(c);
    }
    return result.toString();
  }

  private static void trims(FunctionTable table) {
    table.two("btrim", (String a, String set) -> trim(a, set, true, true));
    table.two("ltrim", (String a, String set) -> trim(a, set, true, false));
    table.two("rtrim", (String a, String set) -> trim(a, set, false, true));
    table.one("btrim1", (String a) -> trim(a, " ", true, true));
    table.one("ltrim1", (String a) -> trim(a, " ", true, false));
    table.one("rtrim1", (String a) -> trim(a, " ", false, true));
  }

  private static String trim(String text, String set, boolean left, boolean right) {
    int from = 0;
    int to = text.length();
    while (left && from < to && set.indexOf(text.codePointAt(from)) >= 0) {
      from += Character.charCount(text.codePointAt(from));
    }
    while (right && from < to && set.indexOf(text.codePointBefore(to)) >= 0) {
      to -= Character.charCount(text.codePointBefore(to));
    }
    return text.substring(from, to);
  }

  private static void pads(FunctionTable table) {
    table.any("lpad", (in, a) -> pad(a, true));
    table.any("rpad", (in, a) -> pad(a, false));
  }

  private static String pad(@Nullable Object[] a, boolean left) {
    String text = (String) nonNull(a[0]);
    int wanted = Math.max(0, (Integer) nonNull(a[1]));
    String fill = a.length > 2 ? (String) nonNull(a[2]) : " ";
    int missing = wanted - length(text);
    if (missing <= 0) {
      return text.substring(0, text.offsetByCodePoints(0, wanted));
    }
    if (wanted * 4L > MAX_LENGTH) {
      throw Failures.tooLarge();
    }
    if (fill.isEmpty()) {
      return text;
    }
    int[] pattern = fill.codePoints().toArray();
    StringBuilder padding = new StringBuilder();
    for (int i = 0; i < missing; i++) {
      padding.appendCodePoint(pattern[i % pattern.length]);
    }
    return left ? padding + text : text + padding;
  }

  private static void parts(FunctionTable table) {
    table.three("text_substr", (String a, Integer from, Integer n) -> substring(a, from, n));
    table.two("text_substr_no_len", (String a, Integer from) -> substring(a, from, null));
    table.two(
        "text_left",
        (String a, Integer n) -> substring(a, 1, n < 0 ? Math.max(0, length(a) + n) : n));
    table.two(
        "text_right",
        (String a, Integer n) ->
            substring(
                a, n < 0 ? 1 - Math.max(n, -length(a)) : Math.max(1, length(a) - n + 1), null));
    table.two("textpos", (String a, String b) -> position(a, b));
    table.three("split_part", TextFunctions::splitPart);
    table.any(
        "textoverlay",
        (in, a) ->
            overlay(
                (String) nonNull(a[0]),
                (String) nonNull(a[1]),
                (Integer) nonNull(a[2]),
                (Integer) nonNull(a[3])));
    table.three(
        "textoverlay_no_len", (String a, String b, Integer from) -> overlay(a, b, from, length(b)));
  }

  /** Code points {@code from}, counted from 1, on; {@code count} of them where given. */
  static String substring(String text, int from, @Nullable Integer count) {
    if (count != null && count < 0) {
      throw new PgException(SqlState.SUBSTRING_ERROR, "negative substring length not allowed");
    }
    long end = count == null ? Long.MAX_VALUE : (long) from + count;
    int length = length(text);
    int first = Math.max(1, from);
    long last = Math.min(end, length + 1L);
    if (first >= last) {
      return "";
    }
    int start = text.offsetByCodePoints(0, first - 1);
    return text.substring(start, text.offsetByCodePoints(start, (int) last - first));
  }

  private static int position(String text, String part) {
    int index = text.indexOf(part);
    return index < 0 ? 0 : text.codePointCount(0, index) + 1;
  }

  private static String overlay(String text, String part, int from, int count) {
    if (from <= 0) {
      throw new PgException(SqlState.SUBSTRING_ERROR, "negative substring length not allowed");
    }
    return substring(text, 1, from - 1) + part + substring(text, from + count, null);
  }

  private static String splitPart(String text, String separator, int field) {
    if (field == 0) {
      throw Failures.parameter("field position must not be zero");
    }
    if (separator.isEmpty()) {
      return field == 1 || field == -1 ? text : "";
    }
    var parts = ArrayText.split(text, separator);
    int index = field > 0 ? field - 1 : parts.size() + field;
    return index >= 0 && index < parts.size() ? parts.get(index) : "";
  }

  private static String repeat(String text, int count) {
    if (count > 0 && (long) text.getBytes(UTF_8).length * count > MAX_LENGTH) {
      throw Failures.tooLarge();
    }
    return text.repeat(Math.max(0, count));
  }

  private static String translate(String text, String from, String to) {
    int[] source = from.codePoints().toArray();
    int[] target = to.codePoints().toArray();
    StringBuilder result = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              int at = 0;
              while (at < source.length && source[at] != c) {
                at++;
              }
              if (at == source.length) {
                result.appendCodePoint(c);
              } else if (at < target.length) {
                result.appendCodePoint(target[at]);
              }
            });
    return result.toString();
  }

  private static String chr(int code) {
    if (code < 0) {
      throw new PgException(SqlState.PROGRAM_LIMIT_EXCEEDED, "character number must be positive");
    }
    if (code == 0) {
      throw new PgException(SqlState.PROGRAM_LIMIT_EXCEEDED, "null character not permitted");
    }
    if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) {
      throw new PgException(
          SqlState.PROGRAM_LIMIT_EXCEEDED, "requested character too large for encoding: " + code);
    }
    return new String(Character.toChars(code));
  }
}
