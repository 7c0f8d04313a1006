package io.irispgwire.sql;

import io.irispgwire.sql.tree.Span;
import org.jspecify.annotations.Nullable;

/** An operator as written, with the schema of {@code OPERATOR(schema.op)}. */
record OperatorName(@Nullable String schema, String name, Span span) {
  static OperatorName of(Token token) {
    return new OperatorName(null, token.text(), token.span());
  }
}
