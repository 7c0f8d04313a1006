package io.irispgwire.types;

import io.irispgwire.encoding.Utf8;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.types.JsonLexer.Token;
import io.irispgwire.types.JsonValue.JsonArray;
import io.irispgwire.types.JsonValue.JsonBoolean;
import io.irispgwire.types.JsonValue.JsonNull;
import io.irispgwire.types.JsonValue.JsonNumber;
import io.irispgwire.types.JsonValue.JsonObject;
import io.irispgwire.types.JsonValue.JsonString;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads and checks JSON text.
 *
 * <p>Source: PostgreSQL 15 {@code common/jsonapi.c}, {@code pg_parse_json}, {@code
 * report_parse_error}; {@code jsonb.c}, {@code jsonb_in}.
 */
public final class JsonReader {
  /**
   * jsonb's order of keys: shorter ones first, then by bytes ({@code lengthCompareJsonbString}).
   */
  public static final Comparator<String> KEY_ORDER =
      Comparator.<String>comparingInt(Utf8::length).thenComparing(Comparison::compareText);

  /** Deeper nesting is refused, for the sake of our stack; PostgreSQL stops at some 6,000. */
  private static final int MAX_DEPTH = 1_000;

  private final JsonLexer lexer;
  private final boolean decodes;
  private int depth;

  private JsonReader(String text, boolean decodes) {
    this.lexer = new JsonLexer(text, decodes);
    this.decodes = decodes;
  }

  /** The value, as jsonb takes it: every string decoded, every number a numeric. */
  public static JsonValue read(String text) {
    return new JsonReader(text, true).document();
  }

  /** Checks that {@code text} is JSON, as the type json does. */
  public static void check(String text) {
    new JsonReader(text, false).document();
  }

  private JsonValue document() {
    lexer.advance();
    JsonValue value = value();
    if (lexer.token() != Token.END) {
      throw unexpected("end of input");
    }
    return value;
  }

  private JsonValue value() {
    JsonValue value =
        switch (lexer.token()) {
          case OBJECT_START -> object();
          case ARRAY_START -> array();
          case STRING -> new JsonString(lexer.string());
          case NUMBER -> new JsonNumber(number());
          case TRUE -> new JsonBoolean(true);
          case FALSE -> new JsonBoolean(false);
          case NULL -> new JsonNull();
          default -> throw unexpected("JSON value");
        };
    lexer.advance();
    return value;
  }

  private BigDecimal number() {
    BigDecimal value = decodes ? NumericText.read(lexer.tokenText()).decimal() : null;
    return value == null ? BigDecimal.ZERO : value;
  }

  private JsonValue object() {
    enter();
    Map<String, JsonValue> members = new TreeMap<>(KEY_ORDER);
    lexer.advance();
    if (lexer.token() != Token.OBJECT_END) {
      if (lexer.token() != Token.STRING) {
        throw unexpected("string or \"}\"");
      }
      member(members);
      while (lexer.token() == Token.COMMA) {
        lexer.advance();
        member(members);
      }
      if (lexer.token() != Token.OBJECT_END) {
        throw unexpected("\",\" or \"}\"");
      }
    }
    depth--;
    return new JsonObject(members);
  }

  private void member(Map<String, JsonValue> members) {
    if (lexer.token() != Token.STRING) {
      throw unexpected("string");
    }
    String key = lexer.string();
    lexer.advance();
    if (lexer.token() != Token.COLON) {
      throw unexpected("\":\"");
    }
    lexer.advance();
    members.put(key, value());
  }

  private JsonValue array() {
    enter();
    List<JsonValue> elements = new ArrayList<>();
    lexer.advance();
    if (lexer.token() != Token.ARRAY_END) {
      elements.add(value());
      while (lexer.token() == Token.COMMA) {
        lexer.advance();
        elements.add(value());
      }
      if (lexer.token() != Token.ARRAY_END) {
        throw unexpected("\",\" or \"]\"");
      }
    }
    depth--;
    return new JsonArray(elements);
  }

  private void enter() {
    if (++depth > MAX_DEPTH) {
      throw new PgException(SqlState.STATEMENT_TOO_COMPLEX, "stack depth limit exceeded");
    }
  }

  private PgException unexpected(String expected) {
    return JsonLexer.invalid(
        lexer.token() == Token.END
            ? "The input string ended unexpectedly."
            : "Expected " + expected + ", but found \"" + lexer.tokenText() + "\".");
  }
}
