package io.irispgwire.sql.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scalar expression, a parameter or a predicate.
 *
 * <p>Nodes follow PostgreSQL's {@code parsenodes.h}; special syntax becomes a {@link FunctionCall}
 * of the function PostgreSQL's {@code gram.y} names: {@code EXTRACT(f FROM x)} is {@code
 * pg_catalog.extract('f', x)}, {@code x AT TIME ZONE z} is {@code pg_catalog.timezone(z, x)},
 * {@code SUBSTRING(s FROM a FOR n)} is {@code pg_catalog.substring(s, a, n)}, {@code POSITION(a IN
 * b)} is {@code pg_catalog.position(b, a)}, {@code TRIM(LEADING c FROM s)} is {@code
 * pg_catalog.ltrim(s, c)}, {@code OVERLAY}, {@code NORMALIZE} and {@code COLLATION FOR} likewise.
 */
public sealed interface Expression extends Node {
  <R extends @Nullable Object> R accept(Visitor<R> visitor);

  /** {@code a}, {@code t.a}, {@code s.t.a}. */
  record ColumnRef(Span span, List<Name> names) implements Expression {
    public ColumnRef {
      names = List.copyOf(names);
    }

    public Name last() {
      return names.get(names.size() - 1);
    }

    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.onColumnRef(this);
    }
  }

  /** {@code *}, {@code t.*}: in a select list, {@code count(*)} aside. */
  record Star(Span span, List<Name> qualifier) implements Expression {
    public Star {
      qualifier = List.copyOf(qualifier);
    }

    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.onStar(this);
    }
  }

  /** {@code $n}. */
  record Parameter(Span span, int number) implements Expression {
    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.onParameter(this);
    }
  }

  /**
   * A constant.
   *
   * @param value for STRING the text it denotes (escapes undone); for INTEGER, DECIMAL its digits
   *     as written; for BIT_STRING {@code b0101} or {@code x1F}; for BOOLEAN "true" or "false"; ""
   *     for NULL
   */
  record Literal(Span span, Kind kind, String value) implements Expression {
    /** What the literal is before any context gives it a type. */
    public enum Kind {
      /** Fits int4, int8 or, past that, numeric. */
      INTEGER,
      DECIMAL,
      STRING,
      BIT_STRING,
      BOOLEAN,
      NULL
    }

    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.onLiteral(this);
    }
  }

  /** {@code x::t}, {@code CAST(x AS t)}, {@code t 'x'}. */
  record Cast(Span span, Expression operand, TypeName type, Form form) implements Expression {
    /** How it was written. */
    public enum Form {
      COLONS,
      CAST,
      PREFIX
    }

    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.onCast(this);
    }
  }

  /**
   * {@code left op right}; a prefix operator has no left side.
   *
   * @param schema of {@code OPERATOR(schema.op)}, else null
   * @param operatorSpan where the operator itself stands: PostgreSQL's error position
   */
  record Operation(
      Span span,
      @Nullable Expression left,
      @Nullable String schema,
      String operator,
      Span operatorSpan,
      Expression right)
      implements Expression {
    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.onOperation(this);
    }
  }

  /** {@code a AND b}, {@code a OR b}; flat, so that long chains do not nest. */
  record Logical(Span span, boolean and, List<Expression> operands) implements Expression {
    public Logical {
      operands = List.copyOf(operands);
    }

    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.onLogical(this);
    }
  }

  /** {@code NOT x}. */
  record Not(Span span, Expression operand) implements Expression {
    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.onNot(this);
    }
  }

  /** {@code x IS [NOT] NULL}, ISNULL, NOTNULL. */
  record NullTest(Span span, Expression operand, boolean negated) implements Expression {
    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.onNullTest(this);
    }
  }

  /**
   * {@code x IS [NOT] TRUE | FALSE | UNKNOWN}.
   *
   * @param value null for UNKNOWN
   */
  record BooleanTest(Span span, Expression operand, @Nullable Boolean value, boolean negated)
      implements Expression {
    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.onBooleanTest(this);
    }
  }

  /** {@code a IS [NOT] DISTINCT FROM b}. */
  record DistinctFrom(Span span, Expression left, Expression right, boolean negated)
      implements Expression {
    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.onDistinctFrom(this);
    }
  }

  /** {@code x [NOT] BETWEEN [SYMMETRIC] low AND high}. */
  record Between(
      Span span,
      Expression operand,
      Expression low,
      Expression high,
      boolean negated,
      boolean symmetric)
      implements Expression {
    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.onBetween(this);
    }
  }

  /** {@code x [NOT] IN (a, b)}; with a query it is a {@link SubLink}. */
  record In(Span span, Expression operand, List<Expression> items, boolean negated)
      implements Expression {
    public In {
      items = List.copyOf(items);
    }

    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.onIn(this);
    }
  }

  /** {@code x [NOT] LIKE | ILIKE | SIMILAR TO p [ESCAPE e]}. */
  record Like(
      Span span,
      Expression operand,
      Expression pattern,
      @Nullable Expression escape,
      Kind kind,
      boolean negated)
      implements Expression {
    /** Which pattern language. */
    public enum Kind {
      LIKE,
      ILIKE,
      SIMILAR
    }

    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.onLike(this);
    }
  }

  /** {@code x op ANY (array)}, {@code x op ALL (array)}; with a query it is a {@link SubLink}. */
  record ArrayComparison(Span span, Expression left, String operator, boolean all, Expression array)
      implements Expression {
    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.onArrayComparison(this);
    }
  }

  /**
   * A query inside an expression.
   *
   * @param test left side of ANY and ALL; {@code IN} is ANY with operator {@code =}, {@code NOT IN}
   *     is a {@link Not} around it
   */
  record SubLink(
      Span span, Kind kind, @Nullable Expression test, @Nullable String operator, Query query)
      implements Expression {
    /** As PostgreSQL's SubLinkType. */
    public enum Kind {
      EXISTS,
      ANY,
      ALL,
      SCALAR,
      ARRAY
    }

    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.onSubLink(this);
    }
  }

  /** {@code CASE [operand] WHEN … THEN … [ELSE …] END}. */
  record Case(
      Span span, @Nullable Expression operand, List<When> branches, @Nullable Expression otherwise)
      implements Expression {
    public Case {
      branches = List.copyOf(branches);
    }

    /** One WHEN … THEN …. */
    public record When(Span span, Expression condition, Expression result) implements Node {}

    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.onCase(this);
    }
  }

  /** COALESCE, GREATEST, LEAST, NULLIF: functions that are grammar. */
  record Builtin(Span span, Kind kind, List<Expression> arguments) implements Expression {
    public Builtin {
      arguments = List.copyOf(arguments);
    }

    /** Which one. */
    public enum Kind {
      COALESCE,
      GREATEST,
      LEAST,
      NULLIF
    }

    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.onBuiltin(this);
    }
  }

  /** CURRENT_DATE, CURRENT_USER and the other functions without parentheses. */
  record SqlValueFunction(Span span, Kind kind, int precision) implements Expression {
    /** As PostgreSQL's SQLValueFunctionOp; {@code precision} is -1 where none was written. */
    public enum Kind {
      CURRENT_DATE,
      CURRENT_TIME,
      CURRENT_TIMESTAMP,
      LOCALTIME,
      LOCALTIMESTAMP,
      CURRENT_ROLE,
      CURRENT_USER,
      USER,
      SESSION_USER,
      CURRENT_CATALOG,
      CURRENT_SCHEMA
    }

    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.onSqlValueFunction(this);
    }
  }

  /** A function, aggregate or window function call. */
  record FunctionCall(
      Span span,
      QualifiedName name,
      List<Argument> arguments,
      boolean star,
      boolean distinct,
      boolean variadic,
      List<SortItem> orderBy,
      boolean withinGroup,
      @Nullable Expression filter,
      @Nullable Window over)
      implements Expression {
    public FunctionCall {
      arguments = List.copyOf(arguments);
      orderBy = List.copyOf(orderBy);
    }

    /** {@code value} or {@code name => value}. */
    public record Argument(@Nullable Name name, Expression value) {}

    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.onFunctionCall(this);
    }
  }

  /** {@code ROW(a, b)} or {@code (a, b)}. */
  record Row(Span span, List<Expression> items, boolean explicit) implements Expression {
    public Row {
      items = List.copyOf(items);
    }

    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.onRow(this);
    }
  }

  /** {@code ARRAY[a, b]}; inner brackets are constructors of their own. */
  record ArrayConstructor(Span span, List<Expression> elements) implements Expression {
    public ArrayConstructor {
      elements = List.copyOf(elements);
    }

    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.onArrayConstructor(this);
    }
  }

  /** {@code base[i]}, {@code base[i:j]}; one node per pair of brackets. */
  record Subscript(
      Span span,
      Expression base,
      @Nullable Expression lower,
      @Nullable Expression upper,
      boolean slice)
      implements Expression {
    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.onSubscript(this);
    }
  }

  /** {@code (base).field}, {@code (base).*} where field is null. */
  record FieldSelection(Span span, Expression base, @Nullable Name field) implements Expression {
    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.onFieldSelection(this);
    }
  }

  /** {@code x COLLATE c}. */
  record Collate(Span span, Expression operand, QualifiedName collation) implements Expression {
    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.onCollate(this);
    }
  }

  /** {@code GROUPING(a, b)}. */
  record Grouping(Span span, List<Expression> arguments) implements Expression {
    public Grouping {
      arguments = List.copyOf(arguments);
    }

    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.onGrouping(this);
    }
  }

  /** DEFAULT as an item of VALUES or the right side of SET. */
  record Default(Span span) implements Expression {
    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.onDefault(this);
    }
  }

  /** {@code WHERE CURRENT OF cursor}. */
  record CurrentOf(Span span, Name cursor) implements Expression {
    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.onCurrentOf(this);
    }
  }

  /**
   * {@code (expr)}: kept, so that edits do not lose the parentheses; it has no meaning of its own.
   */
  record Parenthesized(Span span, Expression inner) implements Expression {
    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.onParenthesized(this);
    }
  }

  /** One method per kind of expression, so that a new one does not compile until all handle it. */
  interface Visitor<R extends @Nullable Object> {
    R onColumnRef(ColumnRef node);

    R onStar(Star node);

    R onParameter(Parameter node);

    R onLiteral(Literal node);

    R onCast(Cast node);

    R onOperation(Operation node);

    R onLogical(Logical node);

    R onNot(Not node);

    R onNullTest(NullTest node);

    R onBooleanTest(BooleanTest node);

    R onDistinctFrom(DistinctFrom node);

    R onBetween(Between node);

    R onIn(In node);

    R onLike(Like node);

    R onArrayComparison(ArrayComparison node);

    R onSubLink(SubLink node);

    R onCase(Case node);

    R onBuiltin(Builtin node);

    R onSqlValueFunction(SqlValueFunction node);

    R onFunctionCall(FunctionCall node);

    R onRow(Row node);

    R onArrayConstructor(ArrayConstructor node);

    R onSubscript(Subscript node);

    R onFieldSelection(FieldSelection node);

    R onCollate(Collate node);

    R onGrouping(Grouping node);

    R onDefault(Default node);

    R onCurrentOf(CurrentOf node);

    R onParenthesized(Parenthesized node);
  }
}
