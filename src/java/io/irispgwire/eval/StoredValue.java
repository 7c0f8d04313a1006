package io.irispgwire.eval;

import io.irispgwire.sql.BareNumeric;
import io.irispgwire.sql.Translation;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.translate.StoredDefault;
import io.irispgwire.types.Numeric;
import io.irispgwire.types.TypeModifiers;
import org.jspecify.annotations.Nullable;

/** A value on its way into a column. */
final class StoredValue {
  private StoredValue() {}

  /** As the column keeps it. */
  static Node of(Node value, Table.Column column) {
    return frame -> of(value.value(frame), column);
  }

  /**
   * @throws io.irispgwire.error.PgException 22001, 22003, …: the column cannot take it
   */
  static @Nullable Object of(@Nullable Object value, Table.Column column) {
    if (!column.isText()
        && BareNumeric.is(column.type())
        && value instanceof Numeric numeric
        && numeric.decimal() != null) {
      BareNumeric.check(numeric.decimal(), column.name());
    }
    return TypeModifiers.apply(value, column.type(), false);
  }

  /** What DEFAULT stands for; null where only the back end knows. */
  static @Nullable Node ofDefault(Table.Column column) {
    Translation.Operand operand = StoredDefault.of(column);
    if (operand instanceof Translation.TextConstant constant) {
      return frame ->
          ValueText.parse(column.type().type(), constant.text(), frame.environment().style());
    }
    return operand == null ? null : frame -> null;
  }
}
