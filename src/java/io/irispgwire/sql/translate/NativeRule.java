package io.irispgwire.sql.translate;

import io.irispgwire.sql.Translation;
import io.irispgwire.sql.Translation.Operand;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.sql.tree.Statement.Native;
import io.irispgwire.sql.tree.Statement.Native.Placeholder;
import io.irispgwire.types.PgType;
import java.util.ArrayList;
import java.util.List;

/** IRIS's own SQL: only the client's parameters become question marks. */
public final class NativeRule {
  private NativeRule() {}

  /**
   * @param types of the parameters, by number from 1
   */
  public static Step step(String sql, Native tree, List<PgType> types) {
    StringBuilder text = new StringBuilder();
    List<Operand> operands = new ArrayList<>();
    int at = tree.span().start();
    for (Placeholder each : tree.parameters()) {
      text.append(sql, at, each.span().start()).append('?');
      PgType type = types.get(each.number() - 1);
      operands.add(new Translation.ClientParameter(each.number(), type));
      at = each.span().end();
    }
    text.append(sql, at, tree.span().end());
    return new Step(kind(tree), text.toString(), operands);
  }

  private static Step.Kind kind(Native tree) {
    return switch (tree.kind()) {
      case QUERY -> Step.Kind.QUERY;
      case MODIFICATION, CALL -> Step.Kind.UPDATE;
      case DEFINITION -> Step.Kind.DEFINITION;
    };
  }
}
