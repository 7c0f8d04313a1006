package io.irispgwire.sql.deparse;

import io.irispgwire.sql.analysis.Analysis;
import io.irispgwire.sql.analysis.Call;
import io.irispgwire.sql.analysis.CastContext;
import io.irispgwire.sql.analysis.CastPath;
import io.irispgwire.sql.analysis.Casts;
import io.irispgwire.sql.analysis.DomainRules;
import io.irispgwire.sql.analysis.Resolution;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Span;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * From what was written to what PostgreSQL makes of it: operators for LIKE and BETWEEN, casts to
 * what operators take. Source: {@code parse_expr.c}, {@code parse_coerce.c}.
 */
final class Lowering implements Expression.Visitor<Shown> {
  private final Analysis analysis;
  private final Vocabulary words;
  private final ColumnNames columns;
  private final QueryText queries;
  private final CallLowering calls;

  Lowering(Analysis analysis, Vocabulary words, ColumnNames columns) {
    this.analysis = analysis;
    this.words = words;
    this.columns = columns;
    this.queries = new QueryText(analysis, words, columns);
    this.calls = new CallLowering(this, analysis, words);
  }

  /** The expression as its context takes it. */
  Shown of(Expression expression) {
    Shown plain = plain(expression);
    SqlType wanted = analysis.coercion(expression);
    return wanted == null ? plain : cast(plain, analysis.typeOf(expression), wanted, false);
  }

  /** The expression as it is before any context. */
  Shown plain(Expression expression) {
    return expression.accept(this);
  }

  List<Shown> all(List<? extends Expression> expressions) {
    return expressions.stream().map(this::of).toList();
  }

  /** A value as an operator or column takes it. */
  Shown to(Shown value, SqlType from, SqlType wanted) {
    boolean same =
        from.type().equals(wanted.type())
            && (wanted.modifier() < 0 || wanted.modifier() == from.modifier());
    return same ? value : cast(value, from, wanted, false);
  }

  private Shown cast(Shown value, SqlType from, SqlType wanted, boolean written) {
    CastPath path = Casts.path(from.type(), wanted.type(), CastContext.EXPLICIT);
    boolean call = path instanceof CastPath.Function || wanted.modifier() >= 0;
    return new Shapes.Coerced(value, wanted, words.type(wanted), written, call);
  }

  @Override
  public Shown onColumnRef(Expression.ColumnRef node) {
    return new Shapes.Word(columns.of(analysis.resolution(node), node.last().value()));
  }

  @Override
  public Shown onStar(Expression.Star node) {
    Resolution.WholeRow row = analysis.row(node);
    return new Shapes.Word(columns.of(row, ""));
  }

  @Override
  public Shown onParameter(Expression.Parameter node) {
    return new Shapes.Word("$" + node.number());
  }

  @Override
  public Shown onLiteral(Expression.Literal node) {
    SqlType type = analysis.typeOf(node);
    SqlType known = type.type().equals(PgType.UNKNOWN) ? SqlType.of(PgType.TEXT) : type;
    boolean isNull = node.kind() == Expression.Literal.Kind.NULL;
    return words.constant(isNull ? null : node.value(), known);
  }

  @Override
  public Shown onCast(Expression.Cast node) {
    DomainRules domain = analysis.domain(node);
    if (domain != null) {
      SqlType type = SqlType.of(domain.domain());
      return new Shapes.Coerced(toBase(node), type, words.type(type), true, false);
    }
    return toBase(node);
  }

  private Shown toBase(Expression.Cast node) {
    SqlType wanted = analysis.typeOf(node);
    SqlType given = analysis.typeOf(node.operand());
    Shown value = of(node.operand());
    boolean sameKind = given.type().equals(wanted.type());
    boolean literal = bare(node.operand()) instanceof Expression.Literal;
    boolean nothing = sameKind && (wanted.modifier() < 0 || wanted.modifier() == given.modifier());
    return nothing && (literal || given.modifier() < 0 || wanted.modifier() >= 0)
        ? value
        : cast(value, given, wanted, true);
  }

  static Expression bare(Expression expression) {
    return expression instanceof Expression.Parenthesized inner ? bare(inner.inner()) : expression;
  }

  @Override
  public Shown onOperation(Expression.Operation node) {
    Expression left = node.left();
    boolean negative =
        left == null
            && node.operator().equals("-")
            && bare(node.right()) instanceof Expression.Literal;
    if (negative && bare(node.right()) instanceof Expression.Literal literal) {
      return words.constant("-" + literal.value(), analysis.typeOf(node));
    }
    if (left != null
        && bare(left) instanceof Expression.Row first
        && bare(node.right()) instanceof Expression.Row second) {
      return rows(node, first, second);
    }
    return new Predicates.Operator(
        left == null ? null : of(left), operator(node), of(node.right()));
  }

  private static String operator(Expression.Operation node) {
    return node.operator().equals("!=") ? "<>" : node.operator();
  }

  /** An AND of equalities, an OR of differences; other comparisons stay rows. */
  private Shown rows(Expression.Operation node, Expression.Row left, Expression.Row right) {
    String operator = operator(node);
    List<Shown> pairs = new ArrayList<>();
    for (int i = 0; i < left.items().size(); i++) {
      pairs.add(
          new Predicates.Operator(of(left.items().get(i)), operator, of(right.items().get(i))));
    }
    return switch (operator) {
      case "=" -> pairs.size() == 1 ? pairs.get(0) : new Predicates.Logic("AND", pairs);
      case "<>" -> pairs.size() == 1 ? pairs.get(0) : new Predicates.Logic("OR", pairs);
      default ->
          new Predicates.Compared(
              new Shapes.Listed("ROW(", all(left.items()), ")"),
              " " + operator + " ",
              new Shapes.Listed("ROW(", all(right.items()), ")"));
    };
  }

  @Override
  public Shown onLogical(Expression.Logical node) {
    return new Predicates.Logic(node.and() ? "AND" : "OR", all(node.operands()));
  }

  @Override
  public Shown onNot(Expression.Not node) {
    return not(of(node.operand()));
  }

  static Shown not(Shown operand) {
    return new Predicates.Logic("NOT", List.of(operand));
  }

  @Override
  public Shown onNullTest(Expression.NullTest node) {
    String test = node.negated() ? " IS NOT NULL" : " IS NULL";
    return new Predicates.Tested(of(node.operand()), test, true);
  }

  @Override
  public Shown onBooleanTest(Expression.BooleanTest node) {
    String value =
        node.value() == null ? "UNKNOWN" : node.value().toString().toUpperCase(Locale.ROOT);
    String test = node.negated() ? " IS NOT " : " IS ";
    return new Predicates.Tested(of(node.operand()), test + value, false);
  }

  @Override
  public Shown onDistinctFrom(Expression.DistinctFrom node) {
    Shown distinct =
        new Predicates.Compared(of(node.left()), " IS DISTINCT FROM ", of(node.right()));
    return node.negated() ? not(distinct) : distinct;
  }

  @Override
  public Shown onBetween(Expression.Between node) {
    if (node.symmetric()) {
      Shown up = between(node, node.low(), node.high());
      Shown down = between(node, node.high(), node.low());
      return new Predicates.Logic(node.negated() ? "AND" : "OR", List.of(up, down));
    }
    return between(node, node.low(), node.high());
  }

  private Shown between(Expression.Between node, Expression low, Expression high) {
    List<Call> both = analysis.calls(node);
    Shown first =
        new Predicates.Operator(
            operand(node.operand(), both.get(0)), node.negated() ? "<" : ">=", of(low));
    Shown second =
        new Predicates.Operator(
            operand(node.operand(), both.get(1)), node.negated() ? ">" : "<=", of(high));
    return new Predicates.Logic(node.negated() ? "OR" : "AND", List.of(first, second));
  }

  /** A left side as one of several operators takes it. */
  private Shown operand(Expression operand, Call call) {
    return to(plain(operand), analysis.typeOf(operand), call.argumentTypes().get(0));
  }

  @Override
  public Shown onIn(Expression.In node) {
    return calls.in(node);
  }

  @Override
  public Shown onLike(Expression.Like node) {
    Shown pattern = of(node.pattern());
    if (analysis.calls(node).size() > 1) {
      List<Shown> arguments = new ArrayList<>(List.of(pattern));
      Expression escape = node.escape();
      if (escape != null) {
        arguments.add(of(escape));
      }
      String function = analysis.calls(node).get(1).proc().name();
      pattern = new Shapes.Listed(function + "(", arguments, ")");
    }
    String operator =
        switch (node.kind()) {
          case LIKE -> "~~";
          case ILIKE -> "~~*";
          case SIMILAR -> "~";
        };
    String name = node.negated() ? "!" + operator : operator;
    return new Predicates.Operator(of(node.operand()), name, pattern);
  }

  @Override
  public Shown onArrayComparison(Expression.ArrayComparison node) {
    String operator = node.operator().equals("!=") ? "<>" : node.operator();
    String quantifier = node.all() ? " ALL " : " ANY ";
    return new Predicates.OverArray(of(node.left()), " " + operator + quantifier, of(node.array()));
  }

  @Override
  public Shown onSubLink(Expression.SubLink node) {
    return calls.subLink(node, queries);
  }

  @Override
  public Shown onCase(Expression.Case node) {
    List<Shown> branches = new ArrayList<>();
    for (Expression.Case.When branch : node.branches()) {
      branches.add(of(branch.condition()));
      branches.add(of(branch.result()));
    }
    Expression last = node.otherwise();
    Shown otherwise = last == null ? words.constant(null, analysis.typeOf(node)) : of(last);
    Expression operand = node.operand();
    return new Shapes.Choice(operand == null ? null : of(operand), branches, otherwise);
  }

  @Override
  public Shown onBuiltin(Expression.Builtin node) {
    return new Shapes.Listed(node.kind().name() + "(", all(node.arguments()), ")");
  }

  @Override
  public Shown onSqlValueFunction(Expression.SqlValueFunction node) {
    String precision = node.precision() < 0 ? "" : "(" + node.precision() + ")";
    return new Shapes.Word(node.kind().name() + precision);
  }

  @Override
  public Shown onFunctionCall(Expression.FunctionCall node) {
    return calls.function(node);
  }

  @Override
  public Shown onRow(Expression.Row node) {
    return new Shapes.Listed("ROW(", all(node.items()), ")");
  }

  @Override
  public Shown onArrayConstructor(Expression.ArrayConstructor node) {
    String close = node.elements().isEmpty() ? "]::" + words.type(analysis.typeOf(node)) : "]";
    return new Shapes.Listed("ARRAY[", all(node.elements()), close);
  }

  @Override
  public Shown onSubscript(Expression.Subscript node) {
    return new Shapes.Element(
        of(node.base()), maybe(node.lower()), maybe(node.upper()), node.slice());
  }

  private @Nullable Shown maybe(@Nullable Expression expression) {
    return expression == null ? null : of(expression);
  }

  @Override
  public Shown onFieldSelection(Expression.FieldSelection node) {
    String name = Objects.requireNonNull(node.field()).value();
    return new Shapes.Field(of(node.base()), Vocabulary.quoted(name));
  }

  @Override
  public Shown onCollate(Expression.Collate node) {
    String name = Vocabulary.quoted(node.collation().last().value());
    return new Predicates.Collated(of(node.operand()), name);
  }

  @Override
  public Shown onGrouping(Expression.Grouping node) {
    return new Shapes.Listed("GROUPING(", all(node.arguments()), ")");
  }

  @Override
  public Shown onDefault(Expression.Default node) {
    return new Shapes.Word("DEFAULT");
  }

  @Override
  public Shown onCurrentOf(Expression.CurrentOf node) {
    return new Shapes.Word("CURRENT OF " + Vocabulary.quoted(node.cursor().value()));
  }

  @Override
  public Shown onParenthesized(Expression.Parenthesized node) {
    return of(node.inner());
  }

  /** Whether a word stands in a part of the statement. */
  boolean isWrittenWith(Span span, String word) {
    String part = analysis.statement().sql().substring(span.start(), span.end());
    return part.toLowerCase(Locale.ROOT).contains(word);
  }
}
