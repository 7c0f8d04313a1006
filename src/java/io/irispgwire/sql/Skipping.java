package io.irispgwire.sql;

import io.irispgwire.sql.Token.Kind;

/** Text that is not taken apart: only its parentheses are matched. */
final class Skipping {
  private final TokenStream in;

  Skipping(TokenStream in) {
    this.in = in;
  }

  /** From an opening parenthesis past the one that closes it. */
  void parentheses() {
    in.expect("(");
    int depth = 1;
    do {
      if (in.at("(")) {
        depth++;
      } else if (in.at(")")) {
        depth--;
      } else if (in.at(Kind.END)) {
        throw in.unexpected();
      }
      in.take();
    } while (depth > 0);
  }

  /** To the end of the statement. */
  void statement() {
    while (!in.at(";") && !in.at(Kind.END)) {
      if (in.at("(")) {
        parentheses();
      } else if (in.at(")")) {
        throw in.unexpected();
      } else {
        in.take();
      }
    }
  }
}
