package io.irispgwire.irisdouble;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A statement as the driver's pre-parser leaves it: {@code :%qpar(n)} for each parameter and for
 * most literals.
 *
 * @param places what each {@code :%qpar} stands for
 */
record StatementText(String sql, List<Place> places) {
  private static final String MARK = ":%qpar(";
  private static final int KIND_PARAMETER = '?';
  private static final int KIND_LITERAL = 'c';
  private static final int TYPE_NULL = 0;

  /**
   * Strings by their length: below 32, 128, 512 and above (the driver's Token.CAST_CHAR32 to
   * CAST_CHAR).
   */
  private static final int TYPE_CHAR_32 = 1;

  private static final int TYPE_CHAR = 4;
  private static final int TYPE_INTEGER = 10;
  private static final int TYPE_DECIMAL = 11;

  /** What the driver cut out. */
  enum Place {
    PARAMETER,
    NULL,
    STRING,
    INTEGER,
    DECIMAL
  }

  static StatementText read(ListReader request) {
    String sql = readSql(request);
    int count = request.integer();
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      places.add(place(request.integer(), request.integer()));
    }
    return new StatementText(sql, List.copyOf(places));
  }

  /** Comes in pieces, a long one. */
  static String readSql(ListReader request) {
    int pieces = request.integer();
    StringBuilder sql = new StringBuilder();
    for (int i = 0; i < pieces; i++) {
      sql.append(request.string());
    }
    return sql.toString();
  }

  private static Place place(int kind, int type) {
    if (kind == KIND_PARAMETER) {
      return Place.PARAMETER;
    }
    if (kind != KIND_LITERAL) {
      throw new ProtocolViolation("a parameter of kind " + kind);
    }
    if (type >= TYPE_CHAR_32 && type <= TYPE_CHAR) {
      return Place.STRING;
    }
    return switch (type) {
      case TYPE_NULL -> Place.NULL;
      case TYPE_INTEGER -> Place.INTEGER;
      case TYPE_DECIMAL -> Place.DECIMAL;
      default -> throw new ProtocolViolation("a literal of type " + type);
    };
  }

  /**
   * The statement with the literals put back. A number in the braces of an ODBC function is told as
   * a NULL, and yet its value comes.
   */
  String with(List<@Nullable Object> values) {
    return filled(
        i ->
            places.get(i) == Place.PARAMETER
                ? "?"
                : values.get(i) == null
                    ? "NULL"
                    : literal(places.get(i), ListReader.text(values.get(i))));
  }

  private static String literal(Place place, String value) {
    return place == Place.STRING ? "'" + value.replace("'", "''") + "'" : value;
  }

  /** The statement before its literals are known, each a parameter like any other. */
  String withParameters() {
    return filled(
        i ->
            switch (places.get(i)) {
              case PARAMETER -> "?";
              case NULL -> "NULL";
              case STRING -> "CAST(? AS VARCHAR(65535))";
              case INTEGER -> "CAST(? AS NUMERIC(19))";
              case DECIMAL -> "CAST(? AS NUMERIC)";
            });
  }

  /**
   * As {@link #withParameters}, where the grammar wants literals.
   *
   * @param sample for each string
   */
  String withSamples(String sample) {
    return filled(
        i ->
            switch (places.get(i)) {
              case PARAMETER -> "?";
              case NULL -> "NULL";
              case STRING -> sample;
              case INTEGER -> "1";
              case DECIMAL -> "1.5";
            });
  }

  /** Indexes of the places that {@link #withParameters} makes parameters of. */
  List<Integer> parameters() {
    List<Integer> indexes = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      if (places.get(i) != Place.NULL) {
        indexes.add(i);
      }
    }
    return indexes;
  }

  /** Indexes of the parameters that the driver's user gave. */
  List<Integer> ownParameters() {
    List<Integer> indexes = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      if (places.get(i) == Place.PARAMETER) {
        indexes.add(i);
      }
    }
    return indexes;
  }

  /** The driver asks for rows of such statements only. */
  boolean isQuery() {
    String start = sql.stripLeading();
    return start.startsWith("(")
        || start.regionMatches(true, 0, "SELECT", 0, 6)
        || start.regionMatches(true, 0, "WITH", 0, 4);
  }

  private String filled(IntFunction<String> filling) {
    StringBuilder text = new StringBuilder();
    int from = 0;
    for (int mark = nextMark(0); mark >= 0; mark = nextMark(from)) {
      int end = sql.indexOf(')', mark);
      int index = Integer.parseInt(sql.substring(mark + MARK.length(), end).strip()) - 1;
      text.append(sql, from, mark).append(filling.apply(index));
      from = end + 1;
    }
    return text.append(sql, from, sql.length()).toString();
  }

  /** The next mark that is in no quotes. */
  private int nextMark(int from) {
    char quote = 0;
    for (int i = from; i < sql.length(); i++) {
      char c = sql.charAt(i);
      if (quote == 0 && sql.startsWith(MARK, i)) {
        return i;
      }
      if (quote == 0 && (c == '\'' || c == '"')) {
        quote = c;
      } else if (c == quote) {
        quote = 0;
      }
    }
    return -1;
  }
}
