package io.irispgwire.sql.translate;

import io.irispgwire.sql.tree.Expression.Builtin;
import java.util.ArrayList;
import java.util.List;

/** COALESCE, NULLIF, and GREATEST and LEAST, which in IRIS are NULL when any argument is. */
final class BuiltinRule {
  private final Rules rules;

  BuiltinRule(Rules rules) {
    this.rules = rules;
  }

  Fragment value(Builtin node) {
    return switch (node.kind()) {
      case COALESCE, NULLIF -> {
        Edits edits = rules.edits();
        node.arguments().forEach(a -> edits.replace(a, rules.value(a)));
        yield edits.apply(node.span());
      }
      case GREATEST, LEAST -> extreme(node);
    };
  }

  private Fragment extreme(Builtin node) {
    List<Fragment> arguments = node.arguments().stream().map(rules::value).toList();
    if (arguments.size() == 1) {
      return arguments.get(0);
    }
    List<Fragment> replaced = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      List<Fragment> inTurn = new ArrayList<>(arguments.subList(i, arguments.size()));
      inTurn.addAll(arguments.subList(0, i));
      replaced.add(Fragment.form("COALESCE(#)", Fragment.join(", ", inTurn)));
    }
    return Fragment.form(node.kind() + "(#)", Fragment.join(", ", replaced));
  }
}
