package io.irispgwire.backend.jdbc.embedded;

import java.util.Set;

/**
 * IRIS's VECTOR type, TO_VECTOR and HNSW index. Source: InterSystems SQL Reference, "TO_VECTOR";
 * SQL Guide, "Using Vector Search".
 */
final class VectorForms {
  private static final Set<String> ELEMENTS =
      Set.of("DOUBLE", "FLOAT", "DECIMAL", "INTEGER", "INT", "BIGINT");

  private static final int ELEMENT_BYTES = 8;

  private VectorForms() {}

  /** One byte more than the elements, for their type. */
  static String column(TypeSpan type) {
    boolean complete = type.arguments().size() == 2 && ELEMENTS.contains(type.arguments().get(0));
    if (!complete) {
      throw Refusal.syntax("VECTOR needs a type of elements and a length");
    }
    return "VARBINARY(" + (1 + ELEMENT_BYTES * Integer.parseInt(type.arguments().get(1))) + ")";
  }

  /** {@code TO_VECTOR(data, DOUBLE)}: the type is a word. */
  static void toVector(Draft draft, int i) {
    int close = draft.partner(i + 1);
    int comma = draft.comma(i + 2, close);
    draft.replace(i, "PUBLIC.IRIS_TO_VECTOR");
    if (comma == close) {
      draft.insertBefore(close, ", 'FLOAT'");
      return;
    }
    Token type = draft.at(comma + 1);
    if (type.kind() != Token.Kind.WORD || !ELEMENTS.contains(type.word())) {
      throw Refusal.syntaxAt(type);
    }
    if (comma + 2 != close) {
      throw Refusal.embedded("TO_VECTOR with a length");
    }
    draft.replace(comma + 1, "'" + type.word() + "'");
  }

  /**
   * An HNSW index is only looked at: here every search reads all rows.
   *
   * @param open index of the parenthesis behind HNSW
   */
  static void checkIndex(Draft draft, int open) {
    if (!draft.is(open, "(")) {
      throw Refusal.syntax("HNSW needs a Distance");
    }
    int close = draft.partner(open);
    boolean distance = false;
    for (int item = open + 1; item < close; item = draft.comma(item, close) + 1) {
      Token value = draft.at(item + 2);
      switch (draft.at(item).word()) {
        case "M", "EFCONSTRUCTION" -> checkNumber(value);
        case "DISTANCE" -> {
          distance = true;
          if (!Set.of("'Cosine'", "'DotProduct'").contains(value.text())) {
            throw Refusal.syntaxAt(value);
          }
        }
        default -> throw Refusal.syntaxAt(draft.at(item));
      }
    }
    if (!distance) {
      throw Refusal.syntax("HNSW needs a Distance");
    }
  }

  private static void checkNumber(Token value) {
    if (value.kind() != Token.Kind.NUMBER) {
      throw Refusal.syntaxAt(value);
    }
  }
}
