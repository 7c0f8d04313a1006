package io.irispgwire.sql.analysis;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.TypeName;
import io.irispgwire.types.PgType;
import java.util.ArrayList;
import java.util.List;

/** What stands in parentheses behind a type, as {@code atttypmod}: {@code typenameTypeMod}. */
final class TypeModifiers {
  private TypeModifiers() {}

  static int of(PgType type, TypeName written) {
    List<Integer> values = new ArrayList<>(2);
    written.modifiers().forEach(modifier -> values.add(value(modifier)));
    try {
      return io.irispgwire.types.TypeModifiers.of(type, values, written.intervalFields());
    } catch (PgException e) {
      throw e.at(written.span().position());
    }
  }

  private static int value(Expression modifier) {
    if (modifier instanceof Expression.Operation minus
        && minus.left() == null
        && minus.operator().equals("-")) {
      return -value(minus.right());
    }
    if (modifier instanceof Expression.Literal literal) {
      try {
        return Integer.parseInt(literal.value());
      } catch (NumberFormatException e) {
        throw new PgException(
                SqlState.INVALID_TEXT_REPRESENTATION,
                "invalid input syntax for type integer: \"" + literal.value() + '"',
                e)
            .at(modifier.span().position());
      }
    }
    throw new PgException(
            SqlState.SYNTAX_ERROR, "type modifiers must be simple constants or identifiers")
        .at(modifier.span().position());
  }
}
