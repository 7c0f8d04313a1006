package io.irispgwire.sql.analysis;

import io.irispgwire.sql.tree.Expression;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Names of output columns that have no AS.
 *
 * <p>Source: PostgreSQL {@code src/backend/parser/parse_target.c}, {@code FigureColname}.
 */
final class Labels {
  /** Of what has no name. */
  static final String NONE = "?column?";

  private Labels() {}

  /**
   * @param strong whether a cast or CASE around it leaves the name alone
   */
  private record Label(String name, boolean strong) {}

  static String of(Expression expression, Findings findings) {
    Label label = find(expression, findings);
    return label == null ? NONE : label.name;
  }

  private static @Nullable Label find(Expression expression, Findings findings) {
    if (expression instanceof Expression.ColumnRef reference) {
      return strong(reference.last().value());
    }
    if (expression instanceof Expression.Parenthesized parenthesized) {
      return find(parenthesized.inner(), findings);
    }
    if (expression instanceof Expression.FunctionCall call) {
      return strong(call.name().last().value());
    }
    if (expression instanceof Expression.Cast cast) {
      Label inner = find(cast.operand(), findings);
      return inner != null && inner.strong
          ? inner
          : new Label(cast.type().name().last().value(), false);
    }
    if (expression instanceof Expression.Case choice) {
      Label inner = choice.otherwise() == null ? null : find(choice.otherwise(), findings);
      return inner != null && inner.strong ? inner : new Label("case", false);
    }
    if (expression instanceof Expression.Subscript subscript) {
      return find(subscript.base(), findings);
    }
    if (expression instanceof Expression.Collate collate) {
      return find(collate.operand(), findings);
    }
    return named(expression, findings);
  }

  private static @Nullable Label named(Expression expression, Findings findings) {
    if (expression instanceof Expression.FieldSelection selection) {
      return selection.field() == null
          ? find(selection.base(), findings)
          : strong(selection.field().value());
    }
    if (expression instanceof Expression.Builtin builtin) {
      return strong(builtin.kind().name().toLowerCase(Locale.ROOT));
    }
    if (expression instanceof Expression.SqlValueFunction function) {
      return strong(function.kind().name().toLowerCase(Locale.ROOT));
    }
    if (expression instanceof Expression.ArrayConstructor) {
      return strong("array");
    }
    if (expression instanceof Expression.Row) {
      return strong("row");
    }
    if (expression instanceof Expression.Grouping) {
      return strong("grouping");
    }
    return expression instanceof Expression.SubLink link ? subLink(link, findings) : null;
  }

  private static @Nullable Label subLink(Expression.SubLink link, Findings findings) {
    return switch (link.kind()) {
      case EXISTS -> strong("exists");
      case ARRAY -> strong("array");
      case SCALAR -> strong(findings.columns(link.query()).get(0).label());
      case ANY, ALL -> null;
    };
  }

  private static Label strong(String name) {
    return new Label(name, true);
  }
}
