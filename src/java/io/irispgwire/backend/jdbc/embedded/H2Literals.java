package io.irispgwire.backend.jdbc.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Values as H2 writes them into its messages, turned into PostgreSQL's text of them. */
final class H2Literals {
  private H2Literals() {}

  /** The values between the brackets at {@code open}, joined as PostgreSQL joins key values. */
  static String joined(Draft message, int open) {
    List<String> values = new ArrayList<>();
    int close = message.partner(open);
    int from = open + 1;
    while (from < close) {
      int end = message.comma(from, close);
      values.add(one(message, from));
      from = end + 1;
    }
    return String.join(", ", values);
  }

  private static String one(Draft message, int at) {
    Token first = message.at(at);
    return switch (first.word()) {
      case "CAST" -> one(message, at + 2);
      case "DATE", "TIME", "TIMESTAMP", "UUID", "U" -> one(message, at + 1);
      case "X" -> "\\x" + unquoted(message.at(at + 1)).toLowerCase(Locale.ROOT);
      case "TRUE" -> "t";
      case "FALSE" -> "f";
      case "NULL" -> "null";
      case "-" -> "-" + one(message, at + 1);
      default -> first.kind() == Token.Kind.STRING ? unquoted(first) : first.text();
    };
  }

  private static String unquoted(Token string) {
    String text = string.text();
    return text.substring(1, text.length() - 1).replace("''", "'");
  }
}
