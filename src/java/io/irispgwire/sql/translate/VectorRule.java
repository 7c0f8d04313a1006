package io.irispgwire.sql.translate;

import static java.util.Map.entry;

import io.irispgwire.sql.Translation;
import io.irispgwire.sql.analysis.Call;
import io.irispgwire.sql.analysis.Proc;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Expression.FunctionCall;
import io.irispgwire.sql.tree.Expression.Operation;
import io.irispgwire.sql.tree.Node;
import io.irispgwire.sql.tree.SortItem;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * pgvector's distances by the two functions that IRIS has, {@code VECTOR_COSINE} and {@code
 * VECTOR_DOT_PRODUCT} (SQL Guide, "Using Vector Search"): |a - b|² = a·a - 2 a·b + b·b.
 */
final class VectorRule {
  private static final String SQUARED =
      "(VECTOR_DOT_PRODUCT(#1, #1) - 2 * VECTOR_DOT_PRODUCT(#1, #2)"
          + " + VECTOR_DOT_PRODUCT(#2, #2))";

  /**
   * By {@code prosrc}. The squares of vectors nearly alike may differ by less than nothing: hence
   * ABS.
   */
  private static final Map<String, String> VALUES =
      Map.ofEntries(
          entry("cosine_distance", "(1 - VECTOR_COSINE(#1, #2))"),
          entry("inner_product", "VECTOR_DOT_PRODUCT(#1, #2)"),
          entry("vector_negative_inner_product", "(0 - VECTOR_DOT_PRODUCT(#1, #2))"),
          entry("l2_distance", "SQRT(ABS" + SQUARED + ")"),
          entry("vector_l2_squared_distance", "ABS" + SQUARED),
          entry("vector_norm", "SQRT(VECTOR_DOT_PRODUCT(#1, #1))"));

  private static final String L2_NEARNESS =
      "2 * VECTOR_DOT_PRODUCT(#1, #2) - VECTOR_DOT_PRODUCT(#1, #1)";

  /**
   * What falls where the distance grows. IRIS searches its HNSW index for {@code TOP n … ORDER BY}
   * one of its functions {@code DESC}, and for nothing else.
   */
  private static final Map<String, String> NEARNESS =
      Map.of(
          "cosine_distance",
          "VECTOR_COSINE(#1, #2)",
          "vector_negative_inner_product",
          "VECTOR_DOT_PRODUCT(#1, #2)",
          "l2_distance",
          L2_NEARNESS,
          "vector_l2_squared_distance",
          L2_NEARNESS);

  /** What has to be taken off when both sides differ from row to row. */
  private static final String SECOND_SQUARE = " - VECTOR_DOT_PRODUCT(#2, #2)";

  private final Rules rules;

  VectorRule(Rules rules) {
    this.rules = rules;
  }

  static boolean isVector(SqlType type) {
    return type.type().equals(PgType.VECTOR);
  }

  /** An operator between vectors. */
  Fragment value(Operation node, Expression left) {
    Proc proc = rules.analysis().calls(node).get(0).proc();
    return value(node, proc, List.of(left, node.right()));
  }

  /** A function of vectors; null when the call is of another kind. */
  @Nullable Fragment value(FunctionCall node, Proc proc) {
    boolean vectors = proc.argumentOids().contains(PgType.VECTOR.oid());
    return vectors ? value(node, proc, arguments(node)) : null;
  }

  private static List<Expression> arguments(FunctionCall node) {
    return node.arguments().stream().map(FunctionCall.Argument::value).toList();
  }

  private Fragment value(Expression node, Proc proc, List<Expression> arguments) {
    if (RowFree.is(rules.analysis(), node)) {
      SqlType type = rules.analysis().typeOf(node);
      return Constants.typed(Fragment.operand(new Translation.Computed(node, type.type())), type);
    }
    String form = VALUES.get(proc.source());
    if (form != null) {
      return Functions.indexed(form, operands(arguments));
    }
    SqlType type = rules.typeOf(arguments.get(0));
    if (proc.source().equals("vector_dims") && type.modifier() > 0) {
      String dimensions = "CASE WHEN # IS NOT NULL THEN " + type.modifier() + " END";
      return Fragment.form(dimensions, rules.value(arguments.get(0)));
    }
    throw refusal(node, proc);
  }

  private List<Fragment> operands(List<Expression> arguments) {
    return arguments.stream().map(rules::value).toList();
  }

  private static RuntimeException refusal(Expression node, Proc proc) {
    return Refusal.of(
        node,
        proc.source() + "() of stored vectors",
        "IRIS knows the cosine and the dot product of vectors: <=>, <#> and <-> work. Compute the"
            + " rest in the client.");
  }

  static RuntimeException refusal(Node node, String what) {
    return Refusal.of(
        node, what, "IRIS neither orders nor compares vectors, nor adds them up; use a distance.");
  }

  /**
   * The key that sorts by a distance, nearest first where that is asked; null when the expression
   * is none. Both IRIS's NULL order and its direction are the other way round, so that NULL is
   * where PostgreSQL has it.
   */
  @Nullable Fragment sortKey(SortItem item, Expression expression) {
    Expression inner = Rules.bareOf(expression);
    List<Call> calls = rules.analysis().calls(inner);
    String form = calls.size() == 1 ? NEARNESS.get(calls.get(0).proc().source()) : null;
    if (form == null || RowFree.is(rules.analysis(), inner)) {
      return null;
    }
    boolean descending = item.descending() || ">".equals(item.using());
    Fragment nearness = nearness(form, columnFirst(inner));
    Fragment key = nearness.then(descending ? "" : " DESC");
    Boolean nullsFirst = item.nullsFirst();
    if (nullsFirst == null || nullsFirst == descending) {
      return key;
    }
    String nulls =
        nullsFirst
            ? "CASE WHEN # IS NULL THEN 0 ELSE 1 END, #"
            : "CASE WHEN # IS NULL THEN 1 ELSE 0 END, #";
    return Fragment.form(nulls, nearness, key);
  }

  private Fragment nearness(String form, List<Expression> both) {
    boolean squares = form.equals(L2_NEARNESS);
    boolean second = squares && !RowFree.is(rules.analysis(), both.get(1));
    Fragment nearness = Functions.indexed(second ? form + SECOND_SQUARE : form, operands(both));
    return squares ? nearness.inParentheses() : nearness;
  }

  /** Distances are symmetric, and IRIS wants the column in front. */
  private List<Expression> columnFirst(Expression distance) {
    List<Expression> both =
        distance instanceof FunctionCall call
            ? arguments(call)
            : List.of(
                java.util.Objects.requireNonNull(((Operation) distance).left()),
                ((Operation) distance).right());
    return RowFree.is(rules.analysis(), both.get(0)) ? List.of(both.get(1), both.get(0)) : both;
  }
}
