package io.irispgwire.eval;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.util.ArrayList;
import java.util.List;

/** Reads JSON that the codecs have already found well-formed ({@code json.c}). */
final class JsonParser {
  private static final int MAX_DEPTH = 2000;

  private final String text;
  private int at;
  private int depth;

  JsonParser(String text) {
    this.text = text;
  }

  Json parse() {
    Json value = value();
    skipBlanks();
    if (at != text.length()) {
      throw invalid();
    }
    return value;
  }

  private Json value() {
    skipBlanks();
    if (at == text.length()) {
      throw invalid();
    }
    char c = text.charAt(at);
    int start = at;
    if (c == '{') {
      return object(start);
    } else if (c == '[') {
      return array(start);
    } else if (c == '"') {
      String value = string();
      return new Json.Text(text.substring(start, at), value);
    }
    while (at < text.length() && ",]} \t\r\n:".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String raw = text.substring(start, at);
    if (raw.isEmpty()) {
      throw invalid();
    }
    boolean number = c == '-' || Character.isDigit(c);
    return number ? new Json.Num(raw) : new Json.Word(raw);
  }

  private Json object(int start) {
    enter();
    List<Json.Member> members = new ArrayList<>();
    at++;
    skipBlanks();
    while (peek() != '}') {
      skipBlanks();
      String key = string();
      skipBlanks();
      expect(':');
      members.add(new Json.Member(key, value()));
      skipBlanks();
      if (peek() == ',') {
        at++;
        skipBlanks();
      }
    }
    at++;
    depth--;
    return new Json.Obj(text.substring(start, at), members);
  }

  private Json array(int start) {
    enter();
    List<Json> elements = new ArrayList<>();
    at++;
    skipBlanks();
    while (peek() != ']') {
      elements.add(value());
      skipBlanks();
      if (peek() == ',') {
        at++;
      }
    }
    at++;
    depth--;
    return new Json.Array(text.substring(start, at), elements);
  }

  private void enter() {
    if (++depth > MAX_DEPTH) {
      throw new PgException(SqlState.STATEMENT_TOO_COMPLEX, "stack depth limit exceeded");
    }
  }

  private String string() {
    expect('"');
    StringBuilder value = new StringBuilder();
    while (peek() != '"') {
      char c = text.charAt(at++);
      value.append(c == '\\' ? escape() : c);
    }
    at++;
    return value.toString();
  }

  private char escape() {
    char c = peek();
    at++;
    return switch (c) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> {
        at += 4;
        if (at > text.length()) {
          throw invalid();
        }
        char unit = (char) Integer.parseInt(text, at - 4, at, 16);
        if (unit == 0) {
          throw new PgException(
                  SqlState.UNTRANSLATABLE_CHARACTER, "unsupported Unicode escape sequence")
              .withDetail("\\u0000 cannot be converted to text.");
        }
        yield unit;
      }
      default -> c;
    };
  }

  private char peek() {
    if (at >= text.length()) {
      throw invalid();
    }
    return text.charAt(at);
  }

  private void expect(char c) {
    if (peek() != c) {
      throw invalid();
    }
    at++;
  }

  private void skipBlanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private static PgException invalid() {
    return new PgException(
        SqlState.INVALID_TEXT_REPRESENTATION, "invalid input syntax for type json");
  }
}
