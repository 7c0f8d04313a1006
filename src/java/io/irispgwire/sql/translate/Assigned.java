package io.irispgwire.sql.translate;

import io.irispgwire.error.PgException;
import io.irispgwire.sql.BareNumeric;
import io.irispgwire.sql.Translation.Computed;
import io.irispgwire.sql.Translation.Operand;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.translate.Constants.TypedLiteral;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.types.PgType;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A value on its way into a column. */
final class Assigned {
  private final Rules rules;

  Assigned(Rules rules) {
    this.rules = rules;
  }

  /** In the shortest form, because the column gives it its type. */
  Fragment bare(Expression value, Table.Column column) {
    if (column.isText()) {
      return Fragment.operand(text(value, column));
    }
    if (!isChecked(value, column)) {
      return rules.bare(value);
    }
    TypedLiteral literal = new Constants(rules).literal(value);
    if (literal == null) {
      return Fragment.operand(computed(value, column));
    }
    check(literal, value, column);
    return rules.bare(value);
  }

  /** What stands for a constant that is bound; null when it cannot be, or is no constant. */
  @Nullable Operand bound(Expression value, Table.Column column) {
    if (column.isText()) {
      return text(value, column);
    }
    if (VectorRule.isVector(column.type())) { // computed, so that its dimensions are counted
      return RowFree.is(rules.analysis(), value) ? computed(value, column) : null;
    }
    Constants constants = new Constants(rules);
    if (isChecked(value, column)) {
      TypedLiteral literal = constants.literal(value);
      if (literal == null) {
        return computed(value, column);
      }
      check(literal, value, column);
    }
    return constants.bound(value);
  }

  /** Where nothing gives it its type. */
  Fragment typed(Expression value, Table.Column column) {
    if (column.isText()) {
      return Fragment.operand(text(value, column));
    }
    if (!isChecked(value, column)) {
      return rules.value(value);
    }
    Fragment bare = bare(value, column);
    return bare.operands().isEmpty() ? bare : Constants.typed(bare, rules.typeOf(value));
  }

  /** The text of a value that is the same for every row. */
  private Computed text(Expression value, Table.Column column) {
    boolean alike = rules.typeOf(value).type().equals(column.type().type());
    if (!alike || !RowFree.is(rules.analysis(), value)) {
      throw Refusal.kept(column);
    }
    return new Computed(value, column.carried().type());
  }

  /** A value that is the same for every row, computed before. */
  Computed computed(Expression value, Table.Column column) {
    if (column.isText()) {
      return text(value, column);
    }
    PgType type = rules.typeOf(value).type();
    return new Computed(value, type, BareNumeric.is(column.type()) ? column.name() : null);
  }

  private boolean isChecked(Expression value, Table.Column column) {
    return BareNumeric.is(column.type())
        && rules.typeOf(value).type().equals(PgType.NUMERIC)
        && RowFree.is(rules.analysis(), value);
  }

  private static void check(TypedLiteral literal, Expression value, Table.Column column) {
    String text = literal.text();
    if (text == null || text.chars().noneMatch(Character::isDigit)) {
      return; // NULL; NaN and Infinity, which IRIS has not, are refused where they are bound
    }
    try {
      BareNumeric.check(new BigDecimal(text.strip()), column.name());
    } catch (NumberFormatException e) {
      return; // no number: the literal's own form says so
    } catch (PgException e) {
      throw e.at(value.span().position());
    }
  }
}
