package io.irispgwire.eval;

import io.irispgwire.error.PgException;
import io.irispgwire.types.PgArray;
import io.irispgwire.types.PgType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** parse_ident ({@code misc.c}). */
final class IdentifierFunctions {
  private IdentifierFunctions() {}

  static void addTo(FunctionTable table) {
    table.two("parse_ident", (String name, Boolean strict) -> parts(name, strict));
  }

  private static PgArray parts(String name, boolean strict) {
    List<String> parts = new ArrayList<>();
    int at = blanks(name, 0);
    while (true) {
      boolean afterDot = !parts.isEmpty();
      int end;
      if (at < name.length() && name.charAt(at) == '"') {
        end = closing(name, at + 1);
        String part = name.substring(at + 1, end).replace("\"\"", "\"");
        if (part.isEmpty()) {
          throw invalid(name).withDetail("Quoted identifier must not be empty.");
        }
        parts.add(part);
        end++;
      } else {
        end = at;
        while (end < name.length() && isPart(name.charAt(end), end > at)) {
          end++;
        }
        if (end == at) {
          throw missing(name, at, afterDot);
        }
        parts.add(name.substring(at, end).toLowerCase(Locale.ROOT));
      }
      at = blanks(name, end);
      if (at == name.length() || name.charAt(at) != '.') {
        break;
      }
      at = blanks(name, at + 1);
    }
    if (at < name.length() && strict) {
      throw invalid(name);
    }
    return PgArray.of(PgType.TEXT, parts);
  }

  private static PgException missing(String name, int at, boolean afterDot) {
    if (at < name.length() && name.charAt(at) == '.') {
      return invalid(name).withDetail("No valid identifier before \".\".");
    }
    return afterDot ? invalid(name).withDetail("No valid identifier after \".\".") : invalid(name);
  }

  private static int closing(String name, int from) {
    int at = from;
    while (true) {
      int end = name.indexOf('"', at);
      if (end < 0) {
        throw invalid(name).withDetail("String has unclosed double quotes.");
      }
      if (end + 1 == name.length() || name.charAt(end + 1) != '"') {
        return end;
      }
      at = end + 2;
    }
  }

  private static boolean isPart(char c, boolean later) {
    boolean start = c == '_' || c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return start || (later && (c == '$' || (c >= '0' && c <= '9')));
  }

  private static int blanks(String text, int from) {
    int at = from;
    while (at < text.length() && " \t\n\r\f".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  private static PgException invalid(String name) {
    return Failures.parameter("string is not a valid identifier: \"" + name + "\"");
  }
}
