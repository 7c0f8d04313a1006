package io.irispgwire.sql;

import io.irispgwire.sql.Token.Kind;
import io.irispgwire.sql.tree.Name;
import org.jspecify.annotations.Nullable;

/** Operators where they stand by name: all_Op, qual_Op and any_operator of gram.y. */
final class Operators {
  private Operators() {}

  /** Whether {@code OPERATOR(…)} begins here. */
  static boolean atQualified(TokenStream in) {
    return in.at("operator", "(");
  }

  static boolean isOperator(Token token) {
    return token.kind() == Kind.OPERATOR
        || switch (token.tag()) {
          case "+", "-", "*", "/", "%", "^", "<", ">", "=", "<=", ">=", "<>" -> true;
          default -> false;
        };
  }

  /** An operator, or {@code OPERATOR(schema.op)}. */
  static OperatorName read(Grammar grammar) {
    TokenStream in = grammar.in;
    if (!in.at("operator")) {
      return plain(in);
    }
    int start = in.start();
    in.take();
    in.expect("(");
    OperatorName operator = dotted(grammar);
    in.expect(")");
    return new OperatorName(operator.schema(), operator.name(), in.from(start));
  }

  /** {@code schema.op} without the word OPERATOR. */
  static OperatorName dotted(Grammar grammar) {
    TokenStream in = grammar.in;
    int start = in.start();
    @Nullable String schema = null;
    while (!isOperator(in.current())) {
      Name part = grammar.names.column();
      schema = part.value();
      in.expect(".");
    }
    return new OperatorName(schema, plain(in).name(), in.from(start));
  }

  private static OperatorName plain(TokenStream in) {
    if (!isOperator(in.current())) {
      throw in.unexpected();
    }
    return OperatorName.of(in.take());
  }
}
