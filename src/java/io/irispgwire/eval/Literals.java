package io.irispgwire.eval;

import io.irispgwire.sql.analysis.FormatType;
import io.irispgwire.sql.tree.Expression.Literal;
import io.irispgwire.types.BitString;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.TextStyle;
import io.irispgwire.types.Types;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Constants: read at compile time, or once per run where the session's settings matter. */
final class Literals {
  private Literals() {}

  static Node compile(Literal literal, PgType type, Compilation compilation) {
    return switch (literal.kind()) {
      case NULL -> frame -> null;
      case BOOLEAN -> constant(literal.value().equals("true"));
      case BIT_STRING -> constant(new BitString(bits(literal.value())));
      case INTEGER, DECIMAL -> constant(number(literal.value(), type));
      case STRING -> string(literal.value(), type, compilation);
    };
  }

  static Node constant(@Nullable Object value) {
    return frame -> value;
  }

  private static Object number(String digits, PgType type) {
    return ValueText.parse(type, digits, TextStyle.DEFAULT);
  }

  private static Node string(String text, PgType type, Compilation compilation) {
    if (type.equals(PgType.UNKNOWN)) {
      return constant(text);
    }
    if (ObjectNames.isNamed(type)) {
      compilation.markVarying();
    } else if (!readsSettings(type)) {
      return constant(ValueText.parse(type, text, TextStyle.DEFAULT));
    }
    int place = compilation.allocateCache();
    return frame -> {
      Object value = frame.execution().cached(place);
      if (value == null) {
        value =
            ObjectNames.isNamed(type)
                ? ObjectNames.parse(type, text, frame.environment())
                : ValueText.parse(type, text, frame.environment().style());
        frame.execution().cache(place, value);
      }
      return value;
    };
  }

  /** {@code interval '1' day}: the fields say what a bare number counts. */
  static boolean isIntervalWithFields(Literal literal, SqlType type) {
    return literal.kind() == Literal.Kind.STRING
        && type.type().equals(PgType.INTERVAL)
        && type.modifier() >= 0
        && !literal.value().isBlank()
        && literal.value().trim().chars().allMatch(c -> "+-.0123456789".indexOf(c) >= 0);
  }

  static Node intervalWithFields(Literal literal, SqlType type, Compilation compilation) {
    String name = FormatType.of(type);
    int precision = name.indexOf('(');
    String fields = precision < 0 ? name : name.substring(0, precision);
    String unit = fields.substring(fields.lastIndexOf(' ') + 1);
    String text = literal.value().trim();
    boolean bare = text.lastIndexOf('-') <= 0 && !unit.equals("interval");
    return string(bare ? text + " " + unit : text, type.type(), compilation);
  }

  private static boolean readsSettings(PgType type) {
    PgType element = type.isArray() ? Types.elementOf(type) : type;
    return element == null || "DTR".indexOf(element.category()) >= 0;
  }

  private static String bits(String written) {
    String digits = written.substring(1);
    if (written.charAt(0) != 'x' || digits.isEmpty()) {
      return digits;
    }
    String binary = new BigInteger(digits, 16).toString(2);
    return "0".repeat(4 * digits.length() - binary.length()) + binary;
  }
}
