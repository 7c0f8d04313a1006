package io.irispgwire.sql.translate;

import io.irispgwire.sql.translate.Constants.TypedLiteral;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Expression.Like;
import io.irispgwire.sql.tree.Expression.Operation;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * LIKE, ILIKE and their operators. IRIS has no default escape character and no ILIKE; what {@code
 * UPPER} returns compares exactly.
 */
final class LikeRule {
  private static final String DEFAULT_ESCAPE = "\\";

  /** Operator to whether it ignores case. */
  private static final Map<String, Boolean> OPERATORS =
      Map.of("~~", false, "!~~", false, "~~*", true, "!~~*", true);

  private final Rules rules;

  LikeRule(Rules rules) {
    this.rules = rules;
  }

  static boolean isOperator(String operator) {
    return OPERATORS.containsKey(operator);
  }

  Fragment condition(Like node, boolean wanted) {
    if (node.kind() == Like.Kind.SIMILAR) {
      throw Refusal.of(node, "SIMILAR TO", "Use LIKE.");
    }
    boolean like = node.negated() != wanted;
    String escape = escape(node);
    if (node.kind() == Like.Kind.LIKE && like == !node.negated() && node.escape() == null) {
      Edits edits = rules.edits().replace(node.operand(), rules.value(node.operand()));
      edits.replace(node.pattern(), pattern(node.operand(), node.pattern()));
      edits.insert(node.span().end(), escapeClause(node.pattern(), escape));
      Fragment exact = edits.apply(node.span());
      return like ? withIndex(node.operand(), node.pattern(), escape, exact) : exact;
    }
    boolean folding = node.kind() == Like.Kind.ILIKE;
    return match(node.operand(), node.pattern(), escape, folding, like);
  }

  Fragment operator(Operation node, Expression left, boolean wanted) {
    boolean like = node.operator().startsWith("!") != wanted;
    boolean folding = OPERATORS.getOrDefault(node.operator(), false);
    return match(left, node.right(), DEFAULT_ESCAPE, folding, like);
  }

  private Fragment match(
      Expression operand,
      Expression pattern,
      @Nullable String escape,
      boolean folding,
      boolean like) {
    Fragment value = rules.value(operand);
    Fragment against = folding ? rules.value(pattern) : pattern(operand, pattern);
    String form = folding ? "UPPER(#) % UPPER(#)" : "# % #";
    Fragment exact =
        Fragment.form(form.replace("%", like ? "LIKE" : "NOT LIKE"), value, against)
            .then(escapeClause(pattern, escape));
    return like ? withIndex(operand, pattern, escape, exact) : exact;
  }

  /** Lets an index serve a pattern that begins with letters, whatever their case. */
  private Fragment withIndex(
      Expression operand, Expression pattern, @Nullable String escape, Fragment exact) {
    FoldedIndex index = new FoldedIndex(rules);
    Fragment column = index.column(operand);
    TypedLiteral literal = new Constants(rules).literal(pattern);
    if (column == null || literal == null || literal.text() == null) {
      return exact;
    }
    String prefix = FoldedIndex.prefix(literal.text(), escape);
    Fragment text =
        new LiteralForm(new TypedLiteral(prefix, literal.kind(), literal.type()), pattern).bare();
    return prefix.isEmpty() ? exact : index.both(column, "# %STARTSWITH #", text, exact);
  }

  private Fragment pattern(Expression operand, Expression pattern) {
    boolean bothConstant = new Constants(rules).bare(operand) != null;
    return bothConstant ? rules.value(pattern) : rules.bare(pattern);
  }

  /** The escape character; null where the pattern has none. */
  private @Nullable String escape(Like node) {
    Expression written = node.escape();
    if (written == null) {
      return DEFAULT_ESCAPE;
    }
    TypedLiteral literal = new Constants(rules).literal(written);
    if (literal == null || literal.text() == null || literal.text().length() > 1) {
      throw Refusal.of(node, "ESCAPE with anything but one character", "Write ESCAPE '\\'.");
    }
    boolean letter = !literal.text().isEmpty() && Character.isLetter(literal.text().charAt(0));
    if (letter && node.kind() == Like.Kind.ILIKE) {
      throw Refusal.of(node, "a letter as ESCAPE of ILIKE", "Use another character.");
    }
    return literal.text().isEmpty() ? null : literal.text();
  }

  private String escapeClause(Expression pattern, @Nullable String escape) {
    TypedLiteral literal = new Constants(rules).literal(pattern);
    boolean unused =
        escape == null
            || (literal != null && literal.text() != null && !literal.text().contains(escape));
    return unused || escape == null ? "" : " ESCAPE '" + escape.replace("'", "''") + "'";
  }
}
