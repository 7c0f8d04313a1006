package io.irispgwire.sql.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code OVER w}, {@code OVER (…)}, or an item of the WINDOW clause.
 *
 * @param name in WINDOW the name it defines; in OVER the window it refers to without parentheses
 * @param base the existing window a specification in parentheses starts from
 * @param frame the frame clause, if there is one
 */
public record Window(
    Span span,
    @Nullable Name name,
    @Nullable Name base,
    List<Expression> partitionBy,
    List<SortItem> orderBy,
    @Nullable WindowFrame frame)
    implements Node {
  public Window {
    partitionBy = List.copyOf(partitionBy);
    orderBy = List.copyOf(orderBy);
  }
}
