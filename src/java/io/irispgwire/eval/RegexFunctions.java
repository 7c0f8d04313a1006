package io.irispgwire.eval;

import static io.irispgwire.eval.TextFunctions.nonNull;

import io.irispgwire.types.PgArray;
import io.irispgwire.types.PgType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code ~} and the regexp_ functions ({@code regexp.c}). */
final class RegexFunctions {
  private RegexFunctions() {}

  static void addTo(FunctionTable table) {
    for (String type : List.of("text", "name")) {
      operators(table, type + "regex", "");
      operators(table, type + "icregex", "i");
    }
    operators(table, "bpcharregex", "");
    operators(table, "bpcharicregex", "i");
    table.two("textregexsubstr", (String a, String b) -> substring(a, b));
    for (String suffix : List.of("", "_no_flags")) {
      table.any("regexp_match" + suffix, (in, a) -> first(a));
      table.any("regexp_like" + suffix, (in, a) -> compile(a, 2).matcher(text(a)).find());
      table.set("regexp_matches" + suffix, (in, a) -> matches(a).iterator());
      table.any("regexp_split_to_array" + suffix, (in, a) -> PgArray.of(PgType.TEXT, split(a)));
      table.set("regexp_split_to_table" + suffix, (in, a) -> split(a).iterator());
    }
    table.any("textregexreplace_noopt", (in, a) -> replace(a, "", 1, 1));
    table.any("textregexreplace", (in, a) -> replace(a, (String) nonNull(a[3]), 1, 1));
    table.any(
        "textregexreplace_extended_no_n", (in, a) -> replace(a, "", (Integer) nonNull(a[3]), 1));
    table.any(
        "textregexreplace_extended_no_flags",
        (in, a) -> replace(a, "", (Integer) nonNull(a[3]), (Integer) nonNull(a[4])));
    table.any(
        "textregexreplace_extended",
        (in, a) ->
            replace(a, (String) nonNull(a[5]), (Integer) nonNull(a[3]), (Integer) nonNull(a[4])));
    counts(table);
  }

  private static void operators(FunctionTable table, String prefix, String flags) {
    table.two(
        prefix + "eq",
        (String a, String b) -> RegexTranslation.compile(b, flags).matcher(a).find());
    table.two(
        prefix + "ne",
        (String a, String b) -> !RegexTranslation.compile(b, flags).matcher(a).find());
  }

  private static String text(@Nullable Object[] a) {
    return (String) nonNull(a[0]);
  }

  /** The pattern in the second argument with the flags in argument {@code at}, where given. */
  private static Pattern compile(@Nullable Object[] a, int at) {
    String flags = a.length > at ? (String) nonNull(a[at]) : "";
    return RegexTranslation.compile((String) nonNull(a[1]), flags.replace("g", ""));
  }

  private static @Nullable String substring(String text, String pattern) {
    Matcher matcher = RegexTranslation.compile(pattern, "").matcher(text);
    return matcher.find() ? matcher.group(matcher.groupCount() > 0 ? 1 : 0) : null;
  }

  private static @Nullable Object first(@Nullable Object[] a) {
    if (a.length > 2 && ((String) nonNull(a[2])).contains("g")) {
      throw Failures.parameter("regexp_match() does not support the \"global\" option")
          .withHint("Use the regexp_matches function instead.");
    }
    Matcher matcher = compile(a, 2).matcher(text(a));
    return matcher.find() ? groups(matcher) : null;
  }

  private static PgArray groups(MatchResult match) {
    List<@Nullable Object> groups = new ArrayList<>();
    for (int i = match.groupCount() == 0 ? 0 : 1; i <= match.groupCount(); i++) {
      groups.add(match.group(i));
    }
    return PgArray.of(PgType.TEXT, groups);
  }

  private static List<PgArray> matches(@Nullable Object[] a) {
    boolean global = a.length > 2 && ((String) nonNull(a[2])).contains("g");
    List<PgArray> found = new ArrayList<>();
    Matcher matcher = compile(a, 2).matcher(text(a));
    while (matcher.find()) {
      found.add(groups(matcher));
      if (!global) {
        break;
      }
    }
    return found;
  }

  /** Empty matches at the ends and right behind another match do not split. */
  private static List<String> split(@Nullable Object[] a) {
    String text = text(a);
    Matcher matcher = compile(a, 2).matcher(text);
    List<String> parts = new ArrayList<>();
    int from = 0;
    while (matcher.find()) {
      boolean empty = matcher.start() == matcher.end();
      if (empty && (matcher.start() == from || matcher.start() == text.length())) {
        continue;
      }
      parts.add(text.substring(from, matcher.start()));
      from = matcher.end();
    }
    parts.add(text.substring(from));
    return parts;
  }

  /** From code point {@code start} on the match number {@code n}; all of them for 0. */
  private static String replace(@Nullable Object[] a, String flags, int start, int n) {
    String text = text(a);
    if (start <= 0) {
      throw Failures.parameter("invalid value for parameter \"start\": " + start);
    }
    int wanted = flags.contains("g") ? 0 : n;
    Pattern pattern = RegexTranslation.compile((String) nonNull(a[1]), flags.replace("g", ""));
    String replacement = (String) nonNull(a[2]);
    Matcher matcher = pattern.matcher(text);
    StringBuilder out = new StringBuilder();
    int copied = 0;
    int count = 0;
    int first = Math.min(text.length(), start - 1);
    for (boolean found = matcher.find(first); found; found = matcher.find()) {
      count++;
      if (wanted == 0 || wanted == count) {
        out.append(text, copied, matcher.start());
        expand(replacement, matcher, out);
        copied = matcher.end();
      }
      if (wanted == count) {
        break;
      }
    }
    return out.append(text, copied, text.length()).toString();
  }

  private static void expand(String replacement, MatchResult match, StringBuilder out) {
    for (int i = 0; i < replacement.length(); i++) {
      char c = replacement.charAt(i);
      if (c != '\\' || i + 1 == replacement.length()) {
        out.append(c);
        continue;
      }
      char next = replacement.charAt(++i);
      if (next == '&' || Character.isDigit(next)) {
        int group = next == '&' ? 0 : next - '0';
        String value = group <= match.groupCount() ? match.group(group) : null;
        out.append(value == null ? "" : value);
      } else if (next == '\\') {
        out.append('\\');
      } else {
        out.append('\\').append(next);
      }
    }
  }

  private static void counts(FunctionTable table) {
    for (String suffix : List.of("", "_no_flags", "_no_start")) {
      table.any(
          "regexp_count" + suffix,
          (in, a) -> {
            int start = parameter(a, 2, 1, 1, "start");
            Matcher matcher = compile(a, 3).matcher(text(a));
            int count = 0;
            for (boolean found = matcher.find(Math.min(text(a).length(), start - 1));
                found;
                found = matcher.find()) {
              count++;
            }
            return count;
          });
    }
    for (String suffix : List.of("", "_no_flags", "_no_n", "_no_start", "_no_subexpr")) {
      table.any("regexp_substr" + suffix, (in, a) -> nth(a));
      table.any("regexp_instr" + suffix, (in, a) -> position(a));
    }
    table.any("regexp_instr_no_endoption", (in, a) -> position(a));
  }

  private static @Nullable Object nth(@Nullable Object[] a) {
    int start = parameter(a, 2, 1, 1, "start");
    int n = parameter(a, 3, 1, 1, "n");
    int group = parameter(a, 5, 0, 0, "subexpr");
    Matcher matcher = compile(a, 4).matcher(text(a));
    boolean found = matcher.find(Math.min(text(a).length(), start - 1));
    for (int i = 1; found && i < n; i++) {
      found = matcher.find();
    }
    return found && group <= matcher.groupCount() ? matcher.group(group) : null;
  }

  /**
   * Of the match number {@code a[3]}, its beginning or, if {@code a[4]} is 1, what is behind it.
   */
  private static int position(@Nullable Object[] a) {
    int start = parameter(a, 2, 1, 1, "start");
    int n = parameter(a, 3, 1, 1, "n");
    int end = parameter(a, 4, 0, 0, "endoption");
    if (end > 1) {
      throw Failures.parameter("invalid value for parameter \"endoption\": " + end);
    }
    int group = parameter(a, 6, 0, 0, "subexpr");
    if (a.length > 5 && ((String) nonNull(a[5])).contains("g")) {
      throw Failures.parameter("regexp_instr() does not support the \"global\" option");
    }
    String text = text(a);
    Matcher matcher = compile(a, 5).matcher(text);
    if (start - 1 > text.codePointCount(0, text.length())) {
      return 0;
    }
    boolean found = matcher.find(text.offsetByCodePoints(0, start - 1));
    for (int i = 1; found && i < n; i++) {
      found = matcher.find();
    }
    if (!found || group > matcher.groupCount() || matcher.start(group) < 0) {
      return 0;
    }
    return text.codePointCount(0, end == 1 ? matcher.end(group) : matcher.start(group)) + 1;
  }

  private static int parameter(@Nullable Object[] a, int at, int usual, int least, String name) {
    int value = a.length > at ? (Integer) nonNull(a[at]) : usual;
    if (value < least) {
      throw Failures.parameter("invalid value for parameter \"" + name + "\": " + value);
    }
    return value;
  }
}
