package io.irispgwire.eval;

import static io.irispgwire.eval.TextFunctions.nonNull;

import io.irispgwire.types.PgArray;
import io.irispgwire.types.PgType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** string_to_array, array_to_string and string_to_table. */
final class ArrayText {
  private ArrayText() {}

  static void addTo(FunctionTable table) {
    table.any("text_to_array", (in, a) -> toArray(a));
    table.any("text_to_array_null", (in, a) -> toArray(a));
    table.set("text_to_table", (in, a) -> a[0] == null ? none() : fields(a).iterator());
    table.set("text_to_table_null", (in, a) -> a[0] == null ? none() : fields(a).iterator());
    table.any("array_to_text", (in, a) -> toText(in, a));
    table.any("array_to_text_null", (in, a) -> toText(in, a));
  }

  private static java.util.Iterator<@Nullable Object> none() {
    return java.util.Collections.emptyIterator();
  }

  private static @Nullable Object toArray(@Nullable Object[] a) {
    return a[0] == null ? null : PgArray.of(PgType.TEXT, fields(a));
  }

  private static List<@Nullable String> fields(@Nullable Object[] a) {
    String text = (String) nonNull(a[0]);
    String separator = (String) a[1];
    Object nullText = a.length > 2 ? a[2] : null;
    List<@Nullable String> fields = new ArrayList<>();
    if (text.isEmpty()) {
      return fields;
    }
    List<String> parts = new ArrayList<>();
    if (separator == null) {
      text.codePoints().forEach(c -> parts.add(Character.toString(c)));
    } else if (separator.isEmpty()) {
      parts.add(text);
    } else {
      parts.addAll(split(text, separator));
    }
    parts.forEach(part -> fields.add(part.equals(nullText) ? null : part));
    return fields;
  }

  static List<String> split(String text, String separator) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
      parts.add(text.substring(from, at));
      from = at + separator.length();
    }
    parts.add(text.substring(from));
    return parts;
  }

  private static @Nullable Object toText(Invocation in, @Nullable Object[] a) {
    if (a[0] == null || a[1] == null) {
      return null;
    }
    PgArray array = (PgArray) a[0];
    StringBuilder text = new StringBuilder();
    boolean first = true;
    for (Object element : array.elements()) {
      String part =
          element != null
              ? ValueText.output(array.elementType(), element, in.style())
              : a.length > 2 ? (String) a[2] : null;
      if (part != null) {
        text.append(first ? "" : a[1]).append(part);
        first = false;
      }
    }
    return text.toString();
  }
}
