package io.irispgwire.sql;

import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.TableRef;
import io.irispgwire.sql.tree.TableRef.Alias;
import io.irispgwire.sql.tree.TableRef.Join;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** joined_table of gram.y, parentheses aside. */
final class Joins {
  private final TokenStream in;
  private final Grammar grammar;

  Joins(Grammar grammar) {
    this.in = grammar.in;
    this.grammar = grammar;
  }

  boolean begins() {
    return switch (in.current().tag()) {
      case "join", "cross", "left", "right", "full", "inner", "natural" -> true;
      default -> false;
    };
  }

  /** {@code first} and the joins behind it. */
  TableRef behind(TableRef first) {
    in.enter();
    TableRef left = first;
    while (begins()) {
      left = join(left);
    }
    in.leave();
    return left;
  }

  private TableRef join(TableRef left) {
    int start = left.span().start();
    if (in.accept("cross")) {
      in.expect("join");
      TableRef right = grammar.fromItems.single();
      return new Join(in.from(start), Join.Kind.CROSS, false, left, right, null, null, null);
    }
    boolean natural = in.accept("natural");
    Join.Kind kind = kind();
    if (natural) {
      TableRef right = grammar.fromItems.single();
      return new Join(in.from(start), kind, true, left, right, null, null, null);
    }
    TableRef right = behind(grammar.fromItems.single());
    if (in.accept("using")) {
      List<Name> using = grammar.names.parenthesizedColumns();
      @Nullable Alias alias = null;
      int as = in.start();
      if (in.accept("as")) {
        Name name = grammar.names.column();
        alias = new Alias(in.from(as), name, List.of());
      }
      return new Join(in.from(start), kind, false, left, right, null, using, alias);
    }
    in.expect("on");
    Expression on = grammar.expressions.expression();
    return new Join(in.from(start), kind, false, left, right, on, null, null);
  }

  private Join.Kind kind() {
    Join.Kind kind =
        switch (in.current().tag()) {
          case "left" -> Join.Kind.LEFT;
          case "right" -> Join.Kind.RIGHT;
          case "full" -> Join.Kind.FULL;
          default -> Join.Kind.INNER;
        };
    if (kind != Join.Kind.INNER) {
      in.take();
      in.accept("outer");
    } else {
      in.accept("inner");
    }
    in.expect("join");
    return kind;
  }
}
