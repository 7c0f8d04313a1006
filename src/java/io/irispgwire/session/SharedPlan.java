package io.irispgwire.session;

import io.irispgwire.error.PgException;
import io.irispgwire.sql.ParsedStatement;
import io.irispgwire.sql.Shape;
import io.irispgwire.sql.Translation.Computed;
import io.irispgwire.sql.Translation.Fallback;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.sql.tree.Modification;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.sql.tree.Statement;
import io.irispgwire.types.Codecs;
import io.irispgwire.types.PgType;
import io.irispgwire.types.TextStyle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The plan of a shape, with one text's values. Client libraries that write the values into the text
 * would otherwise have each text parsed, translated and prepared anew.
 *
 * @param planned of the shape's text, so that no position in it may reach the client
 */
record SharedPlan(Planned planned, List<@Nullable Object> values) {
  /** Null when there is none, or the text is in error: it is then to be planned as it is. */
  static @Nullable SharedPlan find(Conversation conversation, Shape shape) {
    TextStyle style = conversation.settings().textStyle();
    PlanCache plans = conversation.services().plans();
    try {
      List<ParsedStatement> statements = plans.parse(shape.sql());
      if (statements.size() != 1 || !isShareable(statements.get(0).tree())) {
        return null;
      }
      Planned planned =
          plans.plan(statements.get(0), 0, types(shape), conversation.schema(), style);
      return isShareable(planned, shape)
          ? new SharedPlan(planned, values(planned, shape, style))
          : null;
    } catch (PgException e) {
      return null;
    }
  }

  private static boolean isShareable(Statement tree) {
    return tree instanceof Query || tree instanceof Modification;
  }

  /** What is computed here may fail with a position. */
  private static boolean isShareable(Planned planned, Shape shape) {
    return planned.plan() instanceof Plan.Remote remote
        && planned.parameterTypes().size() == shape.values().size()
        && remote.translation().steps().stream().allMatch(SharedPlan::isBound);
  }

  private static boolean isBound(Step step) {
    return step.operands().stream()
        .noneMatch(each -> each instanceof Computed || each instanceof Fallback);
  }

  private static List<Integer> types(Shape shape) {
    List<Integer> oids = new ArrayList<>(shape.values().size());
    for (Shape.Value value : shape.values()) {
      oids.add(value.isInteger() ? PgType.INT4.oid() : 0);
    }
    return oids;
  }

  private static List<@Nullable Object> values(Planned planned, Shape shape, TextStyle style) {
    List<@Nullable Object> values = new ArrayList<>(shape.values().size());
    for (int i = 0; i < shape.values().size(); i++) {
      String text = shape.values().get(i).text();
      values.add(Codecs.of(planned.parameterTypes().get(i)).readText(text, style));
    }
    return values;
  }
}
