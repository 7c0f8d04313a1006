package io.irispgwire.sql.analysis;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.SortItem;
import io.irispgwire.sql.tree.Window;
import io.irispgwire.types.PgType;

/** Window definitions; the frame clause is kept as text and has no part in analysis. */
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
  }

  private void key(Expression key) {
    expressions.analyze(key, Clause.WINDOW);
    if (expressions.coercer().isUnknown(key)) {
      expressions.coercer().coerce(key, PgType.TEXT);
    }
  }
}
