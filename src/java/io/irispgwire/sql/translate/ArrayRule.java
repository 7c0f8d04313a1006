package io.irispgwire.sql.translate;

import io.irispgwire.error.PgException;
import io.irispgwire.sql.Translation;
import io.irispgwire.sql.translate.Constants.TypedLiteral;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Expression.ArrayComparison;
import io.irispgwire.sql.tree.Expression.ArrayConstructor;
import io.irispgwire.types.Codecs;
import io.irispgwire.types.PgArray;
import io.irispgwire.types.PgType;
import io.irispgwire.types.TextStyle;
import io.irispgwire.types.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Arrays of constants, and comparisons with the elements of an array. IRIS has no arrays. */
final class ArrayRule {
  private final Rules rules;

  ArrayRule(Rules rules) {
    this.rules = rules;
  }

  /** {@code x op ANY (array)}: one comparison per element; IN where that says the same. */
  Fragment condition(ArrayComparison node, boolean wanted) {
    Expression array = Rules.bareOf(node.array());
    String operator = wanted ? node.operator() : ComparisonRule.opposite(node.operator());
    boolean every = node.all() == wanted;
    if (!ComparisonRule.isComparison(node.operator())) {
      throw Refusal.of(node, "operator " + node.operator() + " over an array");
    }
    if (array instanceof ArrayConstructor constructor) {
      boolean in = operator.equals("=") && !every;
      boolean notIn = !operator.equals("=") && isInequality(operator) && every;
      if (in || notIn) {
        return new InRule(rules).list(node, node.left(), constructor.elements(), in);
      }
      List<Fragment> tests =
          constructor.elements().stream()
              .map(e -> new ComparisonRule(rules).compare(node, node.left(), operator, e))
              .toList();
      return joined(tests, every);
    }
    Expression.Parameter parameter = parameter(array);
    return parameter == null
        ? joined(elements(node, array, operator), every)
        : ofParameter(node, parameter, operator, every);
  }

  /** The parameter behind the array, when no cast changes its type. */
  private Expression.@Nullable Parameter parameter(Expression array) {
    Expression inner = array;
    while (inner instanceof Expression.Cast cast
        && rules.analysis().typeOf(cast).equals(rules.typeOf(cast.operand()))) {
      inner = Rules.bareOf(cast.operand());
    }
    return inner instanceof Expression.Parameter parameter ? parameter : null;
  }

  /** One test per place; an empty array makes ALL true. */
  private Fragment ofParameter(
      ArrayComparison node, Expression.Parameter array, String operator, boolean every) {
    PgType type = rules.typeOf(array).type();
    PgType element = Objects.requireNonNull(Types.elementOf(type), "an array has elements");
    Fragment left = rules.value(node.left());
    List<Fragment> places = new ArrayList<>();
    for (int i = 0; i < rules.arraySlots(); i++) {
      places.add(
          Constants.compared(
              Fragment.operand(
                  new Translation.ArrayElement(array.number(), i, rules.arraySlots(), element)),
              element));
    }
    if (operator.equals("=") && !every) {
      return Fragment.form("# IN (#)", left, Fragment.join(", ", places));
    }
    List<Fragment> tests =
        places.stream().map(place -> Fragment.form("# " + operator + " #", left, place)).toList();
    Fragment length = Fragment.operand(new Translation.ArrayLength(array.number()));
    return every
        ? Fragment.form("(CAST(# AS INTEGER) = 0 OR #)", length, joined(tests, true))
        : joined(tests, false);
  }

  private static boolean isInequality(String operator) {
    return operator.equals("<>") || operator.equals("!=");
  }

  private static Fragment joined(List<Fragment> tests, boolean every) {
    if (tests.isEmpty()) {
      return Fragment.of(every ? "1 = 1" : "1 = 0");
    }
    return Fragment.join(every ? " AND " : " OR ", tests).inParentheses();
  }

  /** One test for each element of an array literal. */
  private List<Fragment> elements(ArrayComparison node, Expression array, String operator) {
    TypedLiteral literal = new Constants(rules).literal(array);
    if (literal == null || literal.text() == null) {
      throw Refusal.of(
          node,
          "comparing with the elements of an array that is no constant",
          "Write the elements as a list: IN ($1, $2, …).");
    }
    PgArray value = (PgArray) read(literal.text(), literal.type().type(), array);
    Fragment left = rules.value(node.left());
    List<Fragment> tests = new ArrayList<>();
    for (Object element : value.elements()) {
      Fragment operand =
          Constants.compared(
              Fragment.operand(new Translation.Constant(element, value.elementType())),
              value.elementType());
      tests.add(
          element == null
              ? Conditions.never()
              : Fragment.form("# " + operator + " #", left, operand));
    }
    return tests;
  }

  /** ARRAY[…] of constants as one operand. */
  Fragment constant(ArrayConstructor node) {
    PgType type = rules.analysis().typeOf(node).type();
    PgType elementType = Objects.requireNonNull(Types.elementOf(type), "an array has elements");
    List<@Nullable Object> values = new ArrayList<>();
    for (Expression element : node.elements()) {
      TypedLiteral literal = new Constants(rules).literal(element);
      if (literal == null) {
        throw Refusal.of(node, "an array of anything but constants", "Pass it as a parameter.");
      }
      values.add(literal.text() == null ? null : read(literal.text(), elementType, element));
    }
    return Fragment.operand(new Translation.Constant(PgArray.of(elementType, values), type));
  }

  private static Object read(String text, PgType type, Expression at) {
    try {
      return Codecs.of(type).readText(text, TextStyle.DEFAULT);
    } catch (PgException e) {
      throw e.at(at.span().position());
    }
  }
}
