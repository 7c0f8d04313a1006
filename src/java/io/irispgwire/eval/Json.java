package io.irispgwire.eval;

import java.util.List;

/** A JSON value that remembers its text. */
sealed interface Json {
  /** The text it was read from, without surrounding blanks. */
  String raw();

  /** An object; members in the order written, keys may repeat. */
  record Obj(String raw, List<Member> members) implements Json {}

  /** A key and its value. */
  record Member(String key, Json value) {}

  /** An array. */
  record Array(String raw, List<Json> elements) implements Json {}

  /** A string; {@code value} has its escapes undone. */
  record Text(String raw, String value) implements Json {}

  /** A number. */
  record Num(String raw) implements Json {}

  /** {@code true}, {@code false} or {@code null}. */
  record Word(String raw) implements Json {
    static final Word NULL = new Word("null");
  }

  static Json parse(String text) {
    return new JsonParser(text).parse();
  }

  /** What {@code ->>} and {@code #>>} give; Java null for JSON's null. */
  default @org.jspecify.annotations.Nullable String asText() {
    if (this instanceof Text text) {
      return text.value();
    }
    return isNull() ? null : raw();
  }

  default boolean isNull() {
    return this instanceof Word word && word.raw().equals("null");
  }

  /** {@code json_typeof}. */
  default String typeName() {
    if (this instanceof Obj) {
      return "object";
    } else if (this instanceof Array) {
      return "array";
    } else if (this instanceof Text) {
      return "string";
    } else if (this instanceof Num) {
      return "number";
    }
    return isNull() ? "null" : "boolean";
  }
}
