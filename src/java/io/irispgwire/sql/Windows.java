package io.irispgwire.sql;

import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.SortItem;
import io.irispgwire.sql.tree.Span;
import io.irispgwire.sql.tree.Window;
import io.irispgwire.sql.tree.WindowFrame;
import io.irispgwire.sql.tree.WindowFrame.Bound;
import io.irispgwire.sql.tree.WindowFrame.Exclusion;
import io.irispgwire.sql.tree.WindowFrame.Kind;
import io.irispgwire.sql.tree.WindowFrame.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    return new Window(in.from(start), name, null, List.of(), List.of(), null);
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
    WindowFrame frame = frame();
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

  private @Nullable WindowFrame frame() {
    if (!atFrame()) {
      return null;
    }
    int start = in.start();
    Mode mode = Mode.valueOf(in.take().text().toUpperCase(Locale.ROOT));
    Bound first;
    Bound last;
    if (in.accept("between")) {
      Span firstAt = in.current().span();
      first = bound();
      in.expect("and");
      Span lastAt = in.current().span();
      last = bound();
      check(first.kind(), firstAt, last.kind(), lastAt);
    } else {
      Span at = in.current().span();
      first = bound();
      last = new Bound(Kind.CURRENT_ROW, null);
      check(first.kind(), at, last.kind(), at);
    }
    Exclusion exclusion = exclusion();
    return new WindowFrame(in.from(start), mode, first, last, exclusion);
  }

  private Exclusion exclusion() {
    if (!in.accept("exclude")) {
      return Exclusion.NO_OTHERS;
    }
    if (in.accept("current")) {
      in.expect("row");
      return Exclusion.CURRENT_ROW;
    }
    if (in.accept("no")) {
      in.expect("others");
      return Exclusion.NO_OTHERS;
    }
    if (in.accept("group")) {
      return Exclusion.GROUP;
    }
    in.expect("ties");
    return Exclusion.TIES;
  }

  private Bound bound() {
    if (in.at("unbounded", "preceding") || in.at("unbounded", "following")) {
      in.take();
      return new Bound(
          in.take().is("preceding") ? Kind.UNBOUNDED_PRECEDING : Kind.UNBOUNDED_FOLLOWING, null);
    }
    if (in.accept("current", "row")) {
      return new Bound(Kind.CURRENT_ROW, null);
    }
    Expression offset = grammar.expressions.expression();
    if (in.accept("preceding")) {
      return new Bound(Kind.OFFSET_PRECEDING, offset);
    }
    in.expect("following");
    return new Bound(Kind.OFFSET_FOLLOWING, offset);
  }

  private static void check(Kind from, Span first, Kind to, Span last) {
    if (from == Kind.UNBOUNDED_FOLLOWING) {
      throw windowing("frame start cannot be UNBOUNDED FOLLOWING", first);
    }
    if (to == Kind.UNBOUNDED_PRECEDING) {
      throw windowing("frame end cannot be UNBOUNDED PRECEDING", last);
    }
    if (from == Kind.CURRENT_ROW && to == Kind.OFFSET_PRECEDING) {
      throw windowing("frame starting from current row cannot have preceding rows", last);
    }
    if (from == Kind.OFFSET_FOLLOWING && first.equals(last)) {
      throw windowing("frame starting from following row cannot end with current row", first);
    }
    if (from == Kind.OFFSET_FOLLOWING && (to == Kind.OFFSET_PRECEDING || to == Kind.CURRENT_ROW)) {
      throw windowing("frame starting from following row cannot have preceding rows", last);
    }
  }

  private static RuntimeException windowing(String message, Span place) {
    return TokenStream.error(SqlState.WINDOWING_ERROR, message, place);
  }
}
