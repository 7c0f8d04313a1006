package io.irispgwire.sql.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** INSERT, UPDATE, DELETE, MERGE. */
public sealed interface Modification extends Statement
    permits Modification.Insert, Modification.Update, Modification.Delete, Merge {
  Query.@Nullable With with();

  QualifiedName target();

  /** The items of RETURNING; empty without it. */
  List<Query.Item> returning();

  /**
   * INSERT.
   *
   * @param source null for DEFAULT VALUES
   * @param overriding "", "SYSTEM" or "USER"
   */
  record Insert(
      Span span,
      Query.@Nullable With with,
      QualifiedName target,
      @Nullable Name alias,
      List<Target> columns,
      String overriding,
      @Nullable Query source,
      @Nullable OnConflict onConflict,
      List<Query.Item> returning)
      implements Modification {
    public Insert {
      columns = List.copyOf(columns);
      returning = List.copyOf(returning);
    }

    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.onInsert(this);
    }
  }

  /** UPDATE. */
  record Update(
      Span span,
      Query.@Nullable With with,
      QualifiedName target,
      @Nullable Name alias,
      List<Assignment> assignments,
      List<TableRef> from,
      @Nullable Expression where,
      List<Query.Item> returning)
      implements Modification {
    public Update {
      assignments = List.copyOf(assignments);
      from = List.copyOf(from);
      returning = List.copyOf(returning);
    }

    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.onUpdate(this);
    }
  }

  /** DELETE. */
  record Delete(
      Span span,
      Query.@Nullable With with,
      QualifiedName target,
      @Nullable Name alias,
      List<TableRef> using,
      @Nullable Expression where,
      List<Query.Item> returning)
      implements Modification {
    public Delete {
      using = List.copyOf(using);
      returning = List.copyOf(returning);
    }

    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.onDelete(this);
    }
  }

  /**
   * A column being written: {@code a}, {@code a[1]}, {@code a.f}.
   *
   * @param indirection subscripts and fields behind the name; empty for a plain column
   */
  record Target(Span span, Name column, List<Expression> indirection) implements Node {
    public Target {
      indirection = List.copyOf(indirection);
    }
  }

  /** {@code a = x}; {@code (a, b) = row} has several targets and one value. */
  record Assignment(Span span, List<Target> targets, Expression value) implements Node {
    public Assignment {
      targets = List.copyOf(targets);
    }
  }

  /**
   * ON CONFLICT.
   *
   * @param columns the inference expressions; empty with a constraint or without a target
   * @param update null for DO NOTHING
   */
  record OnConflict(
      Span span,
      List<Expression> columns,
      @Nullable Expression columnsWhere,
      @Nullable Name constraint,
      @Nullable List<Assignment> update,
      @Nullable Expression where)
      implements Node {
    public OnConflict {
      columns = List.copyOf(columns);
    }
  }
}
