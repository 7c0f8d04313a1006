package io.irispgwire.sql.deparse;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Operators, tests and what joins them: where parentheses matter. */
final class Predicates {
  private Predicates() {}

  /** As {@code isSimpleNode} says of operators, tests and sub-links. */
  private static boolean standsIn(Shown parent) {
    return parent.encloses() || parent instanceof Logic;
  }

  /** {@code left op right}; a prefix operator has no left side. */
  record Operator(@Nullable Shown left, String name, Shown right) implements Shown {
    @Override
    public void print(Printer out) {
      out.addUnlessPretty("(");
      if (left != null) {
        left.printIn(this, out, true);
        out.add(" ");
      }
      out.add(name).add(" ");
      right.printIn(this, out, true);
      out.addUnlessPretty(")");
    }

    @Override
    public boolean isSimple(Shown parent) {
      if (!(parent instanceof Operator outer)) {
        return standsIn(parent);
      }
      int own = priority();
      int around = outer.priority();
      return own > 0 && around > 0 && (own > around || (own == around && this == outer.left));
    }

    /** 1 for a sum, 2 for a product, 0 for what nobody knows by heart. */
    private int priority() {
      if (left == null || name.length() != 1) {
        return 0;
      }
      return "+-".contains(name) ? 1 : "*/%".contains(name) ? 2 : 0;
    }
  }

  /** {@code left word right}: IS DISTINCT FROM. */
  record Compared(Shown left, String words, Shown right) implements Shown {
    @Override
    public void print(Printer out) {
      out.addUnlessPretty("(");
      left.printIn(this, out, true);
      out.add(words);
      right.printIn(this, out, true);
      out.addUnlessPretty(")");
    }

    @Override
    public boolean isSimple(Shown parent) {
      return standsIn(parent);
    }
  }

  /** {@code left op ANY (right)}. */
  record OverArray(Shown left, String words, Shown right) implements Shown {
    @Override
    public void print(Printer out) {
      out.addUnlessPretty("(");
      left.printIn(this, out, true);
      out.add(words).add("(");
      right.printIn(this, out, true);
      out.add(")");
      out.addUnlessPretty(")");
    }

    @Override
    public boolean isSimple(Shown parent) {
      return false;
    }
  }

  /**
   * {@code value IS NULL}, {@code value IS TRUE}.
   *
   * @param casts whether casts that nobody wrote are shown
   */
  record Tested(Shown value, String words, boolean casts) implements Shown {
    @Override
    public void print(Printer out) {
      out.addUnlessPretty("(");
      value.printIn(this, out, casts);
      out.add(words);
      out.addUnlessPretty(")");
    }

    @Override
    public boolean isSimple(Shown parent) {
      return standsIn(parent);
    }
  }

  /** AND, OR; NOT with one operand. */
  record Logic(String word, List<Shown> operands) implements Shown {
    @Override
    public void print(Printer out) {
      out.addUnlessPretty("(");
      if (word.equals("NOT")) {
        out.add("NOT ");
      }
      for (int i = 0; i < operands.size(); i++) {
        out.add(i == 0 ? "" : ' ' + word + ' ');
        operands.get(i).printIn(this, out, false);
      }
      out.addUnlessPretty(")");
    }

    @Override
    public boolean isSimple(Shown parent) {
      if (!(parent instanceof Logic outer)) {
        return parent.encloses();
      }
      return outer.word.equals("OR") || (outer.word.equals("AND") && !word.equals("OR"));
    }
  }

  /** {@code value COLLATE name}. */
  record Collated(Shown value, String collation) implements Shown {
    @Override
    public void print(Printer out) {
      out.addUnlessPretty("(");
      value.printIn(this, out, true);
      out.add(" COLLATE ").add(collation);
      out.addUnlessPretty(")");
    }

    @Override
    public boolean isSimple(Shown parent) {
      return false;
    }
  }

  /**
   * A query inside an expression: {@code get_sublink_expr}.
   *
   * @param open what stands before its left side
   * @param before what stands between that and the query
   */
  record OverQuery(
      String open, List<Shown> left, String before, Consumer<Printer> query, String close)
      implements Shown {
    @Override
    public void print(Printer out) {
      out.add(open).add(left.size() > 1 ? "(" : "");
      for (int i = 0; i < left.size(); i++) {
        out.add(i == 0 ? "" : ", ");
        left.get(i).printWithCasts(out);
      }
      out.add(left.size() > 1 ? ")" : "").add(before);
      out.nested(() -> query.accept(out));
      out.add(close);
    }

    @Override
    public boolean isSimple(Shown parent) {
      return standsIn(parent);
    }
  }
}
