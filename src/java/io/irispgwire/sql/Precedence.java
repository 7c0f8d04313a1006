package io.irispgwire.sql;

import io.irispgwire.sql.Token.Kind;

/**
 * How tight operators bind, from loose to tight.
 *
 * <p>Source: PostgreSQL 15 {@code src/backend/parser/gram.y}, its %left, %right and %nonassoc
 * lines; manual, table 4.2.
 */
final class Precedence {
  static final int NONE = 0;
  static final int OR = 1;
  static final int AND = 2;
  static final int NOT = 3;
  static final int IS = 4;
  static final int COMPARISON = 5;

  /** BETWEEN, IN, LIKE, ILIKE, SIMILAR. */
  static final int PATTERN = 6;

  /** Any operator without a level of its own. */
  static final int OPERATOR = 7;

  static final int SUM = 8;
  static final int PRODUCT = 9;
  static final int POWER = 10;
  static final int AT_TIME_ZONE = 11;
  static final int COLLATE = 12;
  static final int SIGN = 13;
  static final int CAST = 14;

  private Precedence() {}

  static boolean isNonAssociative(int level) {
    return level >= IS && level <= PATTERN;
  }

  /** The level of the infix operator here; NONE when there is none. */
  static int of(TokenStream in, boolean restricted) {
    Token token = in.current();
    if (token.kind() == Kind.SYMBOL) {
      return ofSymbol(token.text());
    }
    if (token.kind() == Kind.OPERATOR || Operators.atQualified(in)) {
      return OPERATOR;
    }
    if (restricted) {
      return token.is("is") ? IS : NONE;
    }
    return token.keyword() == null ? NONE : ofWord(in, token.text());
  }

  private static int ofSymbol(String symbol) {
    return switch (symbol) {
      case "<", ">", "=", "<=", ">=", "<>" -> COMPARISON;
      case "+", "-" -> SUM;
      case "*", "/", "%" -> PRODUCT;
      case "^" -> POWER;
      case "::" -> CAST;
      default -> NONE;
    };
  }

  private static int ofWord(TokenStream in, String word) {
    return switch (word) {
      case "or" -> OR;
      case "and" -> AND;
      case "is", "isnull", "notnull" -> IS;
      case "between", "in", "like", "ilike" -> PATTERN;
      case "similar" -> in.peek(1).is("to") ? PATTERN : NONE;
      case "not" -> isPattern(in.peek(1)) ? PATTERN : NONE;
      case "at" -> in.peek(1).is("time") ? AT_TIME_ZONE : NONE;
      case "collate" -> COLLATE;
      default -> NONE;
    };
  }

  private static boolean isPattern(Token token) {
    return switch (token.tag()) {
      case "between", "in", "like", "ilike", "similar" -> true;
      default -> false;
    };
  }
}
