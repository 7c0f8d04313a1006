package io.irispgwire.types;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;

/**
 * Splits JSON text into tokens.
 *
 * <p>Source: PostgreSQL 15 {@code common/jsonapi.c}, {@code json_lex}, {@code json_lex_string},
 * {@code json_lex_number}.
 */
final class JsonLexer {
  /** What a token is. */
  enum Token {
    STRING,
    NUMBER,
    OBJECT_START,
    OBJECT_END,
    ARRAY_START,
    ARRAY_END,
    COMMA,
    COLON,
    TRUE,
    FALSE,
    NULL,
    END
  }

  private final String text;

  /** Whether strings are decoded, and what cannot be decoded is refused. */
  private final boolean decodes;

  private final StringBuilder string = new StringBuilder();
  private int start;
  private int at;
  private Token token = Token.END;

  JsonLexer(String text, boolean decodes) {
    this.text = text;
    this.decodes = decodes;
  }

  Token token() {
    return token;
  }

  /** The token as it stands in the text. */
  String tokenText() {
    return text.substring(start, at);
  }

  /** The decoded string. */
  String string() {
    return string.toString();
  }

  /** Moves to the next token. */
  void advance() {
    while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    start = at;
    if (at == text.length()) {
      token = Token.END;
      return;
    }
    char c = text.charAt(at);
    token =
        switch (c) {
          case '{' -> symbol(Token.OBJECT_START);
          case '}' -> symbol(Token.OBJECT_END);
          case '[' -> symbol(Token.ARRAY_START);
          case ']' -> symbol(Token.ARRAY_END);
          case ',' -> symbol(Token.COMMA);
          case ':' -> symbol(Token.COLON);
          case '"' -> lexString();
          default -> c == '-' || IntegerText.isDigit(c) ? lexNumber() : lexWord();
        };
  }

  private Token symbol(Token symbol) {
    at++;
    return symbol;
  }

  private Token lexWord() {
    while (at < text.length() && isWordCharacter(text.charAt(at))) {
      at++;
    }
    return switch (tokenText()) {
      case "true" -> Token.TRUE;
      case "false" -> Token.FALSE;
      case "null" -> Token.NULL;
      default -> {
        at = Math.max(at, start + 1);
        throw invalidToken();
      }
    };
  }

  private static boolean isWordCharacter(char c) {
    return IntegerText.isDigit(c)
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || c == '_'
        || c > 0x7F;
  }

  private Token lexNumber() {
    if (current() == '-') {
      at++;
    }
    boolean valid = true;
    if (current() == '0') {
      at++;
    } else {
      valid = skipDigits();
    }
    if (current() == '.') {
      at++;
      valid &= skipDigits();
    }
    if (current() == 'e' || current() == 'E') {
      at++;
      if (current() == '+' || current() == '-') {
        at++;
      }
      valid &= skipDigits();
    }
    while (at < text.length() && isWordCharacter(text.charAt(at))) {
      valid = false;
      at++;
    }
    if (!valid) {
      throw invalidToken();
    }
    return Token.NUMBER;
  }

  private char current() {
    return at < text.length() ? text.charAt(at) : 0;
  }

  private boolean skipDigits() {
    int first = at;
    while (IntegerText.isDigit(current())) {
      at++;
    }
    return at > first;
  }

  private Token lexString() {
    string.setLength(0);
    int highSurrogate = -1;
    at++;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      int decoded = c;
      boolean isUnicode = false;
      if (c == '"') {
        break;
      }
      if (c < ' ') {
        throw invalid(String.format("Character with value 0x%02x must be escaped.", (int) c));
      }
      if (c == '\\') {
        isUnicode = at + 1 < text.length() && text.charAt(at + 1) == 'u';
        decoded = escape();
      }
      if (decodes) {
        highSurrogate = append(decoded, isUnicode, highSurrogate);
      }
    }
    if (at >= text.length()) {
      at = text.length();
      throw invalidToken();
    }
    if (highSurrogate >= 0) {
      throw lonelySurrogate();
    }
    at++;
    return Token.STRING;
  }

  /** Decodes the escape sequence at the backslash; afterwards we are at its last character. */
  private int escape() {
    at++;
    if (at >= text.length()) {
      throw invalidToken();
    }
    return switch (text.charAt(at)) {
      case '"', '\\', '/' -> text.charAt(at);
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> {
        String shown = text.substring(at, text.offsetByCodePoints(at, 1));
        throw invalid("Escape sequence \"\\" + shown + "\" is invalid.");
      }
    };
  }

  private int unicode() {
    int code = 0;
    for (int i = 1; i <= 4; i++) {
      if (at + i >= text.length()) {
        at = text.length();
        throw invalidToken();
      }
      char c = text.charAt(at + i);
      int digit = c < 0x80 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        throw invalid("\"\\u\" must be followed by four hexadecimal digits.");
      }
      code = code * 16 + digit;
    }
    at += 4;
    return code;
  }

  /** Appends a character; returns the high surrogate that waits for its low one, or -1. */
  private int append(int code, boolean isUnicode, int highSurrogate) {
    if (isUnicode && code >= 0xD800 && code < 0xDC00) {
      if (highSurrogate >= 0) {
        throw invalid("Unicode high surrogate must not follow a high surrogate.");
      }
      return code;
    }
    boolean isLow = isUnicode && code >= 0xDC00 && code < 0xE000;
    if (isLow != highSurrogate >= 0) {
      throw lonelySurrogate();
    }
    if (isUnicode && code == 0) {
      throw new PgException(
              SqlState.UNTRANSLATABLE_CHARACTER, "unsupported Unicode escape sequence")
          .withDetail("\\u0000 cannot be converted to text.");
    }
    if (isLow) {
      string.append((char) highSurrogate);
    }
    string.append((char) code);
    return -1;
  }

  private PgException lonelySurrogate() {
    return invalid("Unicode low surrogate must follow a high surrogate.");
  }

  private PgException invalidToken() {
    return invalid("Token \"" + tokenText() + "\" is invalid.");
  }

  /** A refusal of the text, for the reason in {@code detail}. */
  static PgException invalid(String detail) {
    return new PgException(
            SqlState.INVALID_TEXT_REPRESENTATION, "invalid input syntax for type json")
        .withDetail(detail);
  }
}
