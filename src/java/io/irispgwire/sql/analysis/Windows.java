package io.irispgwire.sql.analysis;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.SortItem;
import io.irispgwire.sql.tree.Window;
import io.irispgwire.sql.tree.WindowFrame;
import io.irispgwire.types.PgType;
import org.jspecify.annotations.Nullable;

/** Window definitions: PostgreSQL's {@code transformWindowDefinitions}. */
final class Windows {
  private final ExpressionAnalyzer expressions;

  Windows(ExpressionAnalyzer expressions) {
    this.expressions = expressions;
  }

  /** An OVER clause. */
  void over(Window window) {
    Name name = window.name();
    if (name != null) {
      require(name);
      return;
    }
    if (window.base() != null) {
      require(window.base());
    }
    define(window);
  }

  private void require(Name name) {
    for (Window window : expressions.scope().windows()) {
      if (window.name() != null && window.name().value().equals(name.value())) {
        return;
      }
    }
    throw new PgException(
            SqlState.UNDEFINED_OBJECT, "window \"" + name.value() + "\" does not exist")
        .at(name.span().position());
  }

  /** The expressions of one definition. */
  void define(Window window) {
    window.partitionBy().forEach(this::key);
    for (SortItem item : window.orderBy()) {
      key(item.expression());
    }
    if (window.frame() != null) {
      frame(window.frame(), window);
    }
  }

  private void frame(WindowFrame frame, Window window) {
    if (frame.mode() == WindowFrame.Mode.GROUPS && window.orderBy().isEmpty()) {
      throw new PgException(SqlState.WINDOWING_ERROR, "GROUPS mode requires an ORDER BY clause")
          .at(window.span().position());
    }
    offset(frame, frame.start().offset(), window);
    offset(frame, frame.end().offset(), window);
  }

  private void offset(WindowFrame frame, @Nullable Expression offset, Window window) {
    if (offset == null) {
      return;
    }
    if (frame.mode() == WindowFrame.Mode.RANGE && window.orderBy().size() != 1) {
      throw new PgException(
              SqlState.WINDOWING_ERROR,
              "RANGE with offset PRECEDING/FOLLOWING requires exactly one ORDER BY column")
          .at(window.span().position());
    }
    expressions.analyze(offset, Clause.WINDOW);
    if (frame.mode() == WindowFrame.Mode.RANGE) {
      PgType column = expressions.coercer().typeOf(window.orderBy().get(0).expression());
      RangeOffsets.coerce(expressions.coercer(), offset, column);
    } else {
      expressions.coercer().toSpecific(offset, PgType.INT8, frame.mode().name());
    }
    if (readsColumns(offset)) {
      throw new PgException(
              SqlState.INVALID_COLUMN_REFERENCE,
              "argument of " + frame.mode() + " must not contain variables")
          .at(Places.of(offset));
    }
  }

  private static boolean readsColumns(Expression expression) {
    return expression instanceof Expression.ColumnRef
        || Children.of(expression).stream().anyMatch(Windows::readsColumns);
  }

  private void key(Expression key) {
    expressions.analyze(key, Clause.WINDOW);
    if (expressions.coercer().isUnknown(key)) {
      expressions.coercer().coerce(key, PgType.TEXT);
    }
  }
}
