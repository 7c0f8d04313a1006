package io.irispgwire.sql.deparse;

import io.irispgwire.types.SqlType;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The kinds of expression that rules are made of, but for those of {@link Predicates}. */
final class Shapes {
  private Shapes() {}

  /** Text that needs no parentheses: a column, {@code CURRENT_DATE}. */
  record Word(String text) implements Shown {
    @Override
    public void print(Printer out) {
      out.add(text);
    }

    @Override
    public boolean isSimple(Shown parent) {
      return true;
    }
  }

  /**
   * A constant: {@code get_const_expr}.
   *
   * @param literal as it is written without its type
   * @param label the type, where the literal does not tell it
   * @param name the type in any case
   */
  record Constant(String literal, String label, String name, SqlType type) implements Shown {
    @Override
    public void print(Printer out) {
      out.add(literal).add(label);
    }

    @Override
    public boolean isSimple(Shown parent) {
      return true;
    }
  }

  /**
   * What has brackets of its own: a function, COALESCE, ROW, ARRAY.
   *
   * @param arguments with what stands between them; of an argument with a name the name before it
   */
  record Listed(String open, List<String> before, List<Shown> arguments, String close)
      implements Shown {
    Listed(String open, List<Shown> arguments, String close) {
      this(open, List.of(), arguments, close);
    }

    @Override
    public void print(Printer out) {
      out.add(open);
      for (int i = 0; i < arguments.size(); i++) {
        out.add(i == 0 ? "" : ", ").add(before.isEmpty() ? "" : before.get(i));
        arguments.get(i).printWithCasts(out);
      }
      out.add(close);
    }

    @Override
    public boolean isSimple(Shown parent) {
      return true;
    }

    @Override
    public boolean encloses() {
      return true;
    }
  }

  /** The same, where more than arguments stands between the brackets or behind them. */
  record Called(Consumer<Printer> write) implements Shown {
    @Override
    public void print(Printer out) {
      write.accept(out);
    }

    @Override
    public boolean isSimple(Shown parent) {
      return true;
    }

    @Override
    public boolean encloses() {
      return true;
    }
  }

  /** A function in words: EXTRACT(year FROM x), x AT TIME ZONE z; words and arguments in turn. */
  record Worded(List<String> words, List<Shown> arguments, boolean enclosed) implements Shown {
    @Override
    public void print(Printer out) {
      out.add(words.get(0));
      for (int i = 0; i < arguments.size(); i++) {
        if (enclosed) {
          arguments.get(i).print(out);
        } else {
          arguments.get(i).printIn(this, out, false);
        }
        out.add(words.get(i + 1));
      }
    }

    @Override
    public boolean isSimple(Shown parent) {
      return true;
    }
  }

  /**
   * A cast: {@code get_coercion_expr}.
   *
   * @param written whether somebody wrote it
   * @param call whether it calls a function
   * @param type with its modifier
   */
  record Coerced(Shown value, SqlType to, String type, boolean written, boolean call)
      implements Shown {
    @Override
    public void print(Printer out) {
      if (written) {
        printWithCasts(out);
      } else {
        value.printIn(this, out, false);
      }
    }

    @Override
    public void printWithCasts(Printer out) {
      boolean bare =
          value instanceof Constant constant && constant.type().equals(SqlType.of(to.type()));
      if (bare) {
        out.add(((Constant) value).literal());
      } else {
        out.addUnlessPretty("(");
        value.printIn(this, out, false);
        out.addUnlessPretty(")");
      }
      out.add("::" + type);
    }

    @Override
    public boolean isSimple(Shown parent) {
      return call || value.isSimple(this);
    }
  }

  /** {@code CASE … END}; a branch is a condition and a result. */
  record Choice(@Nullable Shown operand, List<Shown> branches, Shown otherwise) implements Shown {
    @Override
    public void print(Printer out) {
      out.line("CASE", 0, Printer.DETAIL, 0);
      if (operand != null) {
        out.add(" ");
        operand.printWithCasts(out);
      }
      for (int i = 0; i < branches.size(); i += 2) {
        out.line("WHEN ", 0, 0, 0);
        branches.get(i).print(out);
        out.add(" THEN ");
        branches.get(i + 1).printWithCasts(out);
      }
      out.line("ELSE ", 0, 0, 0);
      otherwise.printWithCasts(out);
      out.line("END", -Printer.DETAIL, 0, 0);
    }

    @Override
    public boolean isSimple(Shown parent) {
      return true;
    }

    @Override
    public boolean encloses() {
      return true;
    }
  }

  /** {@code base[lower:upper]}. */
  record Element(Shown base, @Nullable Shown lower, @Nullable Shown upper, boolean slice)
      implements Shown {
    @Override
    public void print(Printer out) {
      boolean parentheses = !(base instanceof Word || base instanceof Field);
      out.add(parentheses && !(base instanceof Element) ? "(" : "");
      base.printWithCasts(out);
      out.add(parentheses && !(base instanceof Element) ? ")" : "").add("[");
      if (lower != null) {
        lower.print(out);
      }
      out.add(slice ? ":" : "");
      if (upper != null) {
        upper.print(out);
      }
      out.add("]");
    }

    @Override
    public boolean isSimple(Shown parent) {
      return true;
    }

    @Override
    public boolean encloses() {
      return true;
    }
  }

  /** {@code (base).name}. */
  record Field(Shown base, String name) implements Shown {
    @Override
    public void print(Printer out) {
      boolean parentheses = !(base instanceof Element || base instanceof Field);
      out.add(parentheses ? "(" : "");
      base.printWithCasts(out);
      out.add(parentheses ? ")." : ".").add(name);
    }

    @Override
    public boolean isSimple(Shown parent) {
      return !(parent instanceof Field);
    }
  }
}
