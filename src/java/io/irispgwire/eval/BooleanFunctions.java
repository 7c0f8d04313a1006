package io.irispgwire.eval;

import io.irispgwire.types.PgType;
import io.irispgwire.types.TextStyle;

/** Functions of bool, uuid, "char" and name, and their casts. */
final class BooleanFunctions {
  private BooleanFunctions() {}

  static void addTo(FunctionTable table) {
    table.one("booltext", (Boolean a) -> a.toString());
    table.one("boolout", (Boolean a) -> a ? "t" : "f");
    table.two("booland_statefunc", (Boolean a, Boolean b) -> a && b);
    table.two("boolor_statefunc", (Boolean a, Boolean b) -> a || b);
    table.any("gen_random_uuid", (in, arguments) -> java.util.UUID.randomUUID());
    table.one("char_text", (String a) -> a);
    table.one("text_char", (String a) -> a.isEmpty() ? "" : a.substring(0, 1));
    table.one("chartoi4", (String a) -> a.isEmpty() ? 0 : (int) (byte) a.charAt(0));
    table.one("i4tochar", (Integer a) -> character(a));
    table.one("name_text", (String a) -> a);
    table.one("name_bpchar", (String a) -> a);
    table.one("text_name", (String a) -> name(a));
    table.one("bpchar_name", (String a) -> name(ValueText.trimmed(a)));
    table.any("char_bpchar", (in, a) -> a[0]);
    table.two("nameconcatoid", (String a, Long b) -> name(a, "_" + b));
  }

  private static String character(int code) {
    if (code < -128 || code > 127) {
      throw Failures.outOfRange("\"char\"");
    }
    return code == 0 ? "" : String.valueOf((char) (code & 0xFF));
  }

  /** At most 63 bytes. */
  static String name(String text) {
    return (String) ValueText.parse(PgType.NAME, text, TextStyle.DEFAULT);
  }

  private static String name(String text, String suffix) {
    String head = text;
    while ((head + suffix).getBytes(java.nio.charset.StandardCharsets.UTF_8).length > 63) {
      head = head.substring(0, head.length() - 1);
    }
    return head + suffix;
  }
}
