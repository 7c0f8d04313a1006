package io.irispgwire.sql.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** MERGE (PostgreSQL 15). */
public record Merge(
    Span span,
    Query.@Nullable With with,
    QualifiedName target,
    @Nullable Name alias,
    TableRef source,
    Expression on,
    List<When> clauses)
    implements Modification {
  public Merge {
    clauses = List.copyOf(clauses);
  }

  @Override
  public List<Query.Item> returning() {
    return List.of();
  }

  @Override
  public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
    return visitor.onMerge(this);
  }

  /** {@code WHEN [NOT] MATCHED [AND condition] THEN action}. */
  public record When(Span span, boolean matched, @Nullable Expression condition, Action action)
      implements Node {}

  /** What happens to a row. */
  public sealed interface Action {}

  /** DO NOTHING. */
  public record Nothing() implements Action {}

  /** DELETE. */
  public record Remove() implements Action {}

  /** UPDATE SET …. */
  public record Change(List<Modification.Assignment> assignments) implements Action {
    public Change {
      assignments = List.copyOf(assignments);
    }
  }

  /**
   * INSERT ….
   *
   * @param overriding "", "SYSTEM" or "USER"
   * @param values null for DEFAULT VALUES
   */
  public record Add(
      List<Modification.Target> columns, String overriding, @Nullable List<Expression> values)
      implements Action {
    public Add {
      columns = List.copyOf(columns);
    }
  }
}
