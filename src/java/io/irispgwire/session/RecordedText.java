package io.irispgwire.session;

import io.irispgwire.recording.Summary;
import io.irispgwire.sql.Lexer;
import io.irispgwire.sql.Token;
import io.irispgwire.sql.Token.Kind;
import java.util.List;

/**
 * Texts and values as records may have them. Values that are removed keep their lengths and where
 * they have digits and letters, so that a date is still a date.
 */
final class RecordedText {
  private RecordedText() {}

  /** Whether a text speaks of passwords or the like: then its literals are secrets. */
  static boolean isSecret(String sql) {
    return Lexer.tokens(sql).stream()
        .anyMatch(
            token ->
                (token.kind() == Kind.WORD || token.kind() == Kind.QUOTED_WORD)
                    && Summary.isSecret(token.text()));
  }

  /** Without the values in it, and without comments. */
  static String masked(String sql) {
    List<Token> tokens = Lexer.tokens(sql);
    StringBuilder out = new StringBuilder(sql.length());
    int end = -1;
    for (Token token : tokens) {
      if (token.kind() == Kind.END || token.kind() == Kind.BROKEN) {
        break;
      }
      if (end >= 0 && token.start() > end) {
        out.append(' ');
      }
      end = token.end();
      String source = sql.substring(token.start(), end);
      out.append(
          switch (token.kind()) {
            case STRING, BIT_STRING -> maskedString(source);
            case INTEGER, DECIMAL -> maskedValue(source);
            case WORD, QUOTED_WORD, PARAMETER, SYMBOL, OPERATOR, END, BROKEN -> source;
          });
    }
    return out.toString();
  }

  /** What stands before the first quote says what kind of string it is. */
  private static String maskedString(String source) {
    int quote = Math.max(0, source.indexOf('\''));
    return source.substring(0, quote) + maskedValue(source.substring(quote));
  }

  private static String maskedValue(String value) {
    StringBuilder out = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      out.append((char) masked(value.charAt(i)));
    }
    return out.toString();
  }

  static byte[] masked(byte[] value) {
    byte[] out = new byte[value.length];
    for (int i = 0; i < value.length; i++) {
      out[i] = (byte) masked(value[i] & 0xFF);
    }
    return out;
  }

  /** A letter that is also a digit of hexadecimal numbers stays one. */
  private static int masked(int c) {
    if (c >= '0' && c <= '9') {
      return '1';
    }
    if ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')) {
      return 'a';
    }
    return (c >= 'g' && c <= 'z') || (c >= 'G' && c <= 'Z') || c > '~' ? 'x' : c;
  }
}
