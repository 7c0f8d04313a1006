package io.irispgwire.types;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;

/**
 * Reads the text form of a geometric value.
 *
 * <p>Source: PostgreSQL {@code geo_ops.c}, {@code pair_decode}, {@code path_decode} and the input
 * functions.
 */
final class FigureReader {
  private static final Float8Codec NUMBER = new Float8Codec();

  private final Figure figure;
  private final String text;
  private int at;
  private boolean open;

  FigureReader(Figure figure, String text) {
    this.figure = figure;
    this.text = text;
  }

  /** The canonical text form. */
  String read() {
    double[] numbers =
        switch (figure) {
          case POINT -> pair();
          case LSEG -> path(2, true);
          case BOX -> path(2, false);
          case POLYGON -> path(points(), false);
          case PATH -> wholePath();
          case CIRCLE -> circle();
          case LINE -> line();
        };
    if (at < text.length()) {
      throw invalid();
    }
    return figure.text(figure.normalized(numbers), open);
  }

  /** {@code pair_count}: between two numbers stands a comma. */
  private int points() {
    int commas = (int) text.chars().filter(c -> c == ',').count();
    if (commas % 2 == 0) {
      throw invalid();
    }
    return (commas + 1) / 2;
  }

  private double[] wholePath() {
    int count = points();
    skipBlanks();
    boolean wrapped = peek() == '(' && text.lastIndexOf('(') == at;
    if (wrapped) {
      at++;
    }
    double[] numbers = path(count, true);
    if (wrapped) {
      expect(')');
      skipBlanks();
    }
    return numbers;
  }

  private double[] path(int count, boolean mayBeOpen) {
    int depth = 0;
    skipBlanks();
    open = peek() == '[';
    if (open && !mayBeOpen) {
      throw invalid();
    }
    if (open) {
      depth++;
      at++;
    } else if (peek() == '(' && (opensTwice() || text.lastIndexOf('(') == at)) {
      depth++;
      at++;
      skipBlanks();
    }
    double[] numbers = new double[2 * count];
    for (int i = 0; i < count; i++) {
      double[] pair = pair();
      numbers[2 * i] = pair[0];
      numbers[2 * i + 1] = pair[1];
      if (peek() == ',') {
        at++;
      }
    }
    if (depth > 0) {
      expect(open ? ']' : ')');
      skipBlanks();
    }
    return numbers;
  }

  private boolean opensTwice() {
    int next = Blanks.skip(text, at + 1);
    return next < text.length() && text.charAt(next) == '(';
  }

  private double[] circle() {
    skipBlanks();
    char closing = peek() == '<' ? '>' : ')';
    boolean wrapped = peek() == '<' || (peek() == '(' && opensTwice());
    if (wrapped) {
      at++;
      skipBlanks();
    }
    double[] center = pair();
    if (peek() == ',') {
      at++;
    }
    double radius = number();
    if (radius < 0) {
      throw invalid();
    }
    if (wrapped) {
      expect(closing);
      skipBlanks();
    }
    return new double[] {center[0], center[1], radius};
  }

  private double[] line() {
    skipBlanks();
    if (peek() != '{') {
      return Figure.line(path(2, true));
    }
    at++;
    double a = number();
    expect(',');
    double b = number();
    expect(',');
    double c = number();
    expect('}');
    skipBlanks();
    if (Figure.isZero(a) && Figure.isZero(b)) {
      throw new PgException(
          SqlState.INVALID_TEXT_REPRESENTATION,
          "invalid line specification: A and B cannot both be zero");
    }
    return new double[] {a, b, c};
  }

  private double[] pair() {
    skipBlanks();
    boolean wrapped = peek() == '(';
    if (wrapped) {
      at++;
    }
    double x = number();
    expect(',');
    double y = number();
    if (wrapped) {
      expect(')');
      skipBlanks();
    }
    return new double[] {x, y};
  }

  private double number() {
    int start = at;
    while (at < text.length() && ",()[]{}<>".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    try {
      return NUMBER.readText(text.substring(start, at), TextStyle.DEFAULT);
    } catch (PgException e) {
      throw e.state() == SqlState.INVALID_TEXT_REPRESENTATION ? invalid() : e;
    }
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : 0;
  }

  private void expect(char c) {
    if (peek() != c) {
      throw invalid();
    }
    at++;
  }

  private void skipBlanks() {
    at = Blanks.skip(text, at);
  }

  private PgException invalid() {
    return Invalid.syntax(figure.typeName(), text);
  }
}
