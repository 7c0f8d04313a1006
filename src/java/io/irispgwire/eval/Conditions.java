package io.irispgwire.eval;

import io.irispgwire.types.PgRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Three-valued logic; stops as soon as the result is known. */
final class Conditions {
  private Conditions() {}

  static Node logical(boolean and, List<Node> operands) {
    Node[] nodes = operands.toArray(new Node[0]);
    return frame -> {
      boolean unknown = false;
      for (Node node : nodes) {
        Object value = node.value(frame);
        if (value == null) {
          unknown = true;
        } else if ((Boolean) value != and) {
          return !and;
        }
      }
      return unknown ? null : (Object) and;
    };
  }

  static Node not(Node operand) {
    return frame -> not((Boolean) operand.value(frame));
  }

  static @Nullable Boolean not(@Nullable Boolean value) {
    return value == null ? null : !value;
  }

  static Node nullTest(Node operand, boolean negated) {
    return frame -> {
      Object value = operand.value(frame);
      if (value instanceof PgRecord row) {
        // a row is null when all its fields are, and not null when none is
        return row.values().stream().allMatch(field -> (field == null) != negated);
      }
      return (value == null) != negated;
    };
  }

  static Node booleanTest(Node operand, @Nullable Boolean wanted, boolean negated) {
    return frame -> java.util.Objects.equals(operand.value(frame), wanted) != negated;
  }
}
