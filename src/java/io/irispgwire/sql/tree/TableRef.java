package io.irispgwire.sql.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An item of FROM. */
public sealed interface TableRef extends Node {

  /** {@code [AS] name [(columns)]}. */
  record Alias(Span span, Name name, List<Name> columns) implements Node {
    public Alias {
      columns = List.copyOf(columns);
    }
  }

  /** {@code [ONLY] [schema.]table [*] [alias]}; may turn out to name a common table. */
  record Relation(Span span, QualifiedName name, boolean only, @Nullable Alias alias)
      implements TableRef {}

  /** {@code [LATERAL] (query) [alias]}. */
  record Derived(Span span, Query query, boolean lateral, @Nullable Alias alias)
      implements TableRef {}

  /**
   * {@code [LATERAL] f(…) [WITH ORDINALITY] [alias]}, {@code ROWS FROM (f(…), g(…))}.
   *
   * @param columnTypes column definition list of {@code AS t(a int, b text)}, else empty
   */
  record Function(
      Span span,
      List<Expression> calls,
      boolean lateral,
      boolean ordinality,
      @Nullable Alias alias,
      List<TypeName> columnTypes)
      implements TableRef {
    public Function {
      calls = List.copyOf(calls);
      columnTypes = List.copyOf(columnTypes);
    }
  }

  /**
   * {@code left JOIN right}.
   *
   * @param using column names of USING; null without USING
   * @param alias of a join in parentheses, or of USING (…) AS
   */
  record Join(
      Span span,
      Kind kind,
      boolean natural,
      TableRef left,
      TableRef right,
      @Nullable Expression on,
      @Nullable List<Name> using,
      @Nullable Alias alias)
      implements TableRef {
    /** Which join. */
    public enum Kind {
      INNER,
      LEFT,
      RIGHT,
      FULL,
      CROSS
    }
  }
}
