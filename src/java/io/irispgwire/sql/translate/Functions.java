package io.irispgwire.sql.translate;

import io.irispgwire.sql.Translation;
import io.irispgwire.sql.analysis.Proc;
import io.irispgwire.sql.translate.Constants.TypedLiteral;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Expression.FunctionCall;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Function calls: by pattern, or by a rule of their own. */
final class Functions {
  private static final Set<String> NOW = Set.of("now", "transaction_timestamp");

  private final Rules rules;

  Functions(Rules rules) {
    this.rules = rules;
  }

  static boolean isNow(Expression expression) {
    return expression instanceof FunctionCall call
        && call.arguments().isEmpty()
        && NOW.contains(call.name().last().value());
  }

  Fragment value(FunctionCall node) {
    if (rules.analysis().calls(node).isEmpty()) {
      throw Refusal.of(node, "a type used as a function");
    }
    Proc proc = rules.analysis().calls(node).get(0).proc();
    if (proc.returnsSet()) {
      throw Refusal.of(node, "the set-returning function " + proc.name() + "()");
    }
    if (node.over() != null) {
      return new WindowRule(rules).value(node, node.over(), proc);
    }
    if (proc.kind() == 'a') {
      return new AggregateRule(rules).value(node, proc);
    }
    if (isNow(node)) {
      SqlType type = SqlType.of(PgType.TIMESTAMPTZ);
      return Constants.typed(Fragment.operand(new Translation.TransactionTime(type.type())), type);
    }
    if (proc.name().equals("concat")) {
      return concat(node);
    }
    if (proc.name().equals("starts_with")) {
      return Fragment.form(
          "CAST(CASE WHEN # THEN 1 WHEN # THEN 0 END AS BIT)",
          condition(node, true),
          condition(node, false));
    }
    Fragment special = new DateFunctions(rules).value(node, proc);
    special = special == null ? new VectorRule(rules).value(node, proc) : special;
    return special == null ? byPattern(node, proc) : special;
  }

  Fragment condition(FunctionCall node, boolean wanted) {
    Proc proc = rules.analysis().calls(node).get(0).proc();
    if (proc.name().equals("starts_with")) {
      return startsWith(node, wanted);
    }
    return value(node).then(wanted ? " = 1" : " = 0");
  }

  private Fragment startsWith(FunctionCall node, boolean wanted) {
    Expression text = node.arguments().get(0).value();
    Fragment plain = rules.value(text);
    Fragment value = rules.columns().isFolded(text) ? plain : Columns.exact(plain);
    Fragment prefix = rules.value(node.arguments().get(1).value());
    return wanted
        ? Fragment.form("# %STARTSWITH #", value, prefix)
        : Fragment.form(
            "(# IS NOT NULL AND # IS NOT NULL AND NOT (# %STARTSWITH #))",
            value, prefix, value, prefix);
  }

  private Fragment byPattern(FunctionCall node, Proc proc) {
    String signature = signature(proc);
    String pattern = FunctionForms.PATTERNS.get(signature);
    if (pattern == null) {
      pattern = FunctionForms.FOR_POSITIVE_COUNTS.get(signature);
      if (pattern == null) {
        throw Refusal.of(node, "function " + signature);
      }
      requirePositiveCounts(node);
    }
    return indexed(pattern, arguments(node));
  }

  private List<Fragment> arguments(FunctionCall node) {
    return node.arguments().stream().map(argument -> rules.value(argument.value())).toList();
  }

  private void requirePositiveCounts(FunctionCall node) {
    for (FunctionCall.Argument argument : node.arguments()) {
      if (CastRule.isInteger(rules.typeOf(argument.value())) && !isPositive(argument.value())) {
        throw Refusal.of(
            argument.value(),
            "this argument of " + node.name().last().value() + "()",
            "IRIS agrees with PostgreSQL only for constants above zero.");
      }
    }
  }

  private boolean isPositive(Expression argument) {
    TypedLiteral literal = new Constants(rules).literal(argument);
    @Nullable String text = literal == null ? null : literal.text();
    return text != null
        && text.chars().allMatch(Character::isDigit)
        && text.chars().anyMatch(c -> c != '0');
  }

  /** NULL arguments count as ''. */
  private Fragment concat(FunctionCall node) {
    if (node.variadic()) {
      throw Refusal.of(node, "concat(VARIADIC …)");
    }
    CastRule casts = new CastRule(rules);
    List<Fragment> parts =
        node.arguments().stream()
            .map(argument -> Fragment.form("COALESCE(#, '')", casts.text(argument.value())))
            .toList();
    return Fragment.join(" || ", parts).inParentheses();
  }

  static String signature(Proc proc) {
    List<String> names = new ArrayList<>();
    for (int oid : proc.argumentOids()) {
      PgType type = Types.byOid(oid);
      names.add(type == null ? String.valueOf(oid) : type.name());
    }
    return proc.name() + "(" + String.join(",", names) + ")";
  }

  /** {@code pattern} with {@code #1} replaced by the first part, and so on. */
  static Fragment indexed(String pattern, List<Fragment> parts) {
    StringBuilder form = new StringBuilder();
    List<Fragment> inOrder = new ArrayList<>();
    for (int i = 0; i < pattern.length(); i++) {
      form.append(pattern.charAt(i));
      if (pattern.charAt(i) == '#') {
        inOrder.add(parts.get(pattern.charAt(++i) - '1'));
      }
    }
    return Fragment.form(form.toString(), inOrder);
  }
}
