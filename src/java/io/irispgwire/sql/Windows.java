package io.irispgwire.sql;

import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.SortItem;
import io.irispgwire.sql.tree.Span;
import io.irispgwire.sql.tree.Window;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** OVER and the WINDOW clause. */
final class Windows {
  private final TokenStream in;
  private final Grammar grammar;

  Windows(Grammar grammar) {
    this.in = grammar.in;
    this.grammar = grammar;
  }

  /** What follows OVER. */
  Window over() {
    int start = in.start();
    if (in.at("(")) {
      return specification(start, null);
    }
    Name name = grammar.names.column();
    return new Window(in.from(start), name, null, List.of(), List.of(), "");
  }

  /** The WINDOW clause, or nothing. */
  List<Window> clause() {
    if (!in.accept("window")) {
      return List.of();
    }
    List<Window> windows = new ArrayList<>();
    do {
      int start = in.start();
      Name name = grammar.names.column();
      in.expect("as");
      windows.add(specification(start, name));
    } while (in.accept(","));
    return windows;
  }

  private Window specification(int start, @Nullable Name name) {
    in.enter();
    in.expect("(");
    @Nullable Name base = null;
    if (grammar.names.atColumn() && !atClause()) {
      base = grammar.names.column();
    }
    List<Expression> partitionBy = List.of();
    if (in.accept("partition")) {
      in.expect("by");
      partitionBy = grammar.expressions.list();
    }
    List<SortItem> orderBy = grammar.queries.orderBy();
    String frame = frame();
    in.expect(")");
    in.leave();
    return new Window(in.from(start), name, base, partitionBy, orderBy, frame);
  }

  private boolean atClause() {
    return in.at("partition") || atFrame();
  }

  private boolean atFrame() {
    return in.at("range") || in.at("rows") || in.at("groups");
  }

  /** The order of a frame's bounds: a frame may not end before it starts. */
  private enum Bound {
    UNBOUNDED_PRECEDING,
    OFFSET_PRECEDING,
    CURRENT_ROW,
    OFFSET_FOLLOWING,
    UNBOUNDED_FOLLOWING
  }

  private String frame() {
    if (!atFrame()) {
      return "";
    }
    int start = in.start();
    in.take();
    if (in.accept("between")) {
      Span first = in.current().span();
      Bound from = bound();
      in.expect("and");
      Span last = in.current().span();
      check(from, first, bound(), last);
    } else {
      Span first = in.current().span();
      check(bound(), first, Bound.CURRENT_ROW, first);
    }
    if (in.accept("exclude")) {
      if (in.accept("current")) {
        in.expect("row");
      } else if (in.accept("no")) {
        in.expect("others");
      } else if (!in.accept("group")) {
        in.expect("ties");
      }
    }
    return in.from(start).of(in.text());
  }

  private Bound bound() {
    if (in.at("unbounded", "preceding") || in.at("unbounded", "following")) {
      in.take();
      return in.take().is("preceding") ? Bound.UNBOUNDED_PRECEDING : Bound.UNBOUNDED_FOLLOWING;
    }
    if (in.accept("current", "row")) {
      return Bound.CURRENT_ROW;
    }
    grammar.expressions.expression();
    if (in.accept("preceding")) {
      return Bound.OFFSET_PRECEDING;
    }
    in.expect("following");
    return Bound.OFFSET_FOLLOWING;
  }

  private static void check(Bound from, Span first, Bound to, Span last) {
    if (from == Bound.UNBOUNDED_FOLLOWING) {
      throw windowing("frame start cannot be UNBOUNDED FOLLOWING", first);
    }
    if (to == Bound.UNBOUNDED_PRECEDING) {
      throw windowing("frame end cannot be UNBOUNDED PRECEDING", last);
    }
    if (from == Bound.CURRENT_ROW && to == Bound.OFFSET_PRECEDING) {
      throw windowing("frame starting from current row cannot have preceding rows", last);
    }
    if (from == Bound.OFFSET_FOLLOWING && first.equals(last)) {
      throw windowing("frame starting from following row cannot end with current row", first);
    }
    if (from == Bound.OFFSET_FOLLOWING
        && (to == Bound.OFFSET_PRECEDING || to == Bound.CURRENT_ROW)) {
      throw windowing("frame starting from following row cannot have preceding rows", last);
    }
  }

  private static RuntimeException windowing(String message, Span place) {
    return TokenStream.error(SqlState.WINDOWING_ERROR, message, place);
  }
}
