package io.irispgwire.sql.translate;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.Translation;
import io.irispgwire.sql.Translation.Operand;
import io.irispgwire.sql.translate.Constants.TypedLiteral;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.types.Codecs;
import io.irispgwire.types.Numeric;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.TextStyle;
import io.irispgwire.types.TypeModifiers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A literal in IRIS's words: digits and plain strings in the text, everything else bound.
 *
 * <p>What reads differently under another DateStyle or TimeZone is left for the session to read.
 */
final class LiteralForm {
  private static final int LONGEST_INLINE = 1000;
  private static final int MODIFIER_OFFSET = 4;
  private static final Set<String> STRINGS =
      Set.of("text", "varchar", "bpchar", "name", "unknown", "json", "char");
  private static final Set<String> INTEGERS = Set.of("int2", "int4", "int8", "oid");
  private static final Set<String> STYLED =
      Set.of("date", "time", "timetz", "timestamp", "timestamptz", "interval");

  private final TypedLiteral literal;
  private final Expression node;
  private final PgType type;

  LiteralForm(TypedLiteral literal, Expression node) {
    this.literal = literal;
    this.node = node;
    this.type = literal.type().type();
  }

  /** Where its neighbour gives it its type. */
  Fragment bare() {
    String text = literal.text();
    if (text == null) {
      return Fragment.of("NULL");
    }
    if (STRINGS.contains(type.name())) {
      return string(text);
    }
    if (type.equals(PgType.BOOL)) {
      return Fragment.of((Boolean) read(text) ? "1" : "0");
    }
    if (INTEGERS.contains(type.name())) {
      return Fragment.of(integer(text));
    }
    if (type.equals(PgType.NUMERIC)) {
      return numeric(text);
    }
    if (literal.kind() == Expression.Literal.Kind.INTEGER
        || literal.kind() == Expression.Literal.Kind.DECIMAL) {
      return number(text);
    }
    return STYLED.contains(type.name()) && !readsAlways(text)
        ? Fragment.operand(new Translation.TextConstant(text, literal.type()))
        : Fragment.operand(new Translation.Constant(sized(read(text)), type));
  }

  private @Nullable Object sized(Object value) {
    return VectorRule.isVector(literal.type())
        ? TypeModifiers.apply(value, literal.type(), true)
        : value;
  }

  /** Bound, whatever it is; null where its value has another form than its text. */
  @Nullable Operand bound() {
    Fragment bare = bare();
    if (!bare.operands().isEmpty()) {
      return bare.operands().get(0);
    }
    String text = literal.text();
    if (text == null) {
      return new Translation.Constant(null, type);
    }
    if (STRINGS.contains(type.name())) {
      String value = type.equals(PgType.BPCHAR) ? text.stripTrailing() : text;
      return new Translation.Constant(value, type);
    }
    try {
      String digits = type.equals(PgType.BOOL) ? text : bare.text();
      return new Translation.Constant(Codecs.of(type).readText(digits, TextStyle.DEFAULT), type);
    } catch (PgException e) {
      return null; // the database says what is wrong with it
    }
  }

  /** Where nothing else gives it its type. */
  Fragment typed() {
    Fragment bare = bare();
    boolean needsNoCast =
        bare.operands().isEmpty()
            && literal.text() != null
            && !type.equals(PgType.BOOL)
            && !hasLength(literal.type());
    return needsNoCast ? bare : Constants.typed(bare, literal.type());
  }

  private static boolean hasLength(SqlType type) {
    return type.modifier() >= 0
        && (type.type().equals(PgType.VARCHAR) || type.type().equals(PgType.BPCHAR));
  }

  private Fragment string(String text) {
    String value = type.equals(PgType.BPCHAR) ? text.stripTrailing() : text;
    boolean inline =
        value.length() <= LONGEST_INLINE && value.chars().noneMatch(c -> c < ' ' || c == 0x7F);
    return inline
        ? Fragment.of("'" + value.replace("'", "''") + "'")
        : Fragment.operand(new Translation.Constant(value, type));
  }

  private String integer(String text) {
    if (literal.kind() == Expression.Literal.Kind.INTEGER) {
      return text;
    }
    if (literal.kind() == Expression.Literal.Kind.DECIMAL) {
      return new BigDecimal(text).setScale(0, RoundingMode.HALF_UP).toPlainString();
    }
    return String.valueOf(read(text));
  }

  private Fragment numeric(String text) {
    if (literal.kind() != Expression.Literal.Kind.STRING) {
      return number(text);
    }
    Numeric value = (Numeric) read(text);
    BigDecimal decimal = value.decimal();
    if (decimal == null) {
      return Fragment.operand(new Translation.Constant(value, type));
    }
    return Fragment.of(rounded(decimal, literal.type().modifier()).toPlainString());
  }

  /** As numeric's length coercion: {@code apply_typmod} of PostgreSQL's numeric.c. */
  private BigDecimal rounded(BigDecimal value, int modifier) {
    if (modifier < 0) {
      return value;
    }
    int precision = (modifier - MODIFIER_OFFSET) >> 16;
    int scale = (modifier - MODIFIER_OFFSET) & 0x7FF;
    BigDecimal rounded = value.setScale(scale, RoundingMode.HALF_UP);
    if (rounded.signum() != 0 && rounded.precision() - rounded.scale() > precision - scale) {
      throw new PgException(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "numeric field overflow")
          .withDetail(
              "A field with precision "
                  + precision
                  + ", scale "
                  + scale
                  + " must round to an absolute value less than "
                  + (precision == scale ? "1" : "10^" + (precision - scale))
                  + ".");
    }
    return rounded;
  }

  /** A number as written; an exponent would make IRIS read a double. */
  private static Fragment number(String text) {
    boolean exponent = text.indexOf('e') >= 0 || text.indexOf('E') >= 0;
    return Fragment.of(exponent ? new BigDecimal(text).toPlainString() : text);
  }

  private Object read(String text) {
    try {
      return Codecs.of(type).readText(text, TextStyle.DEFAULT);
    } catch (PgException e) {
      throw e.at(node.span().position());
    }
  }

  /** Whether the text means the same under every DateStyle, TimeZone and clock. */
  private boolean readsAlways(String text) {
    return switch (type.name()) {
      case "date", "timestamp" -> startsWithIsoDate(text);
      case "time" -> !text.isEmpty() && Character.isDigit(text.charAt(0));
      case "timestamptz" -> startsWithIsoDate(text) && hasOffset(text);
      default -> false;
    };
  }

  private static boolean startsWithIsoDate(String text) {
    boolean digits = text.length() >= 10 && text.charAt(4) == '-' && text.charAt(7) == '-';
    for (int i = 0; digits && i < 10; i++) {
      digits = i == 4 || i == 7 || Character.isDigit(text.charAt(i));
    }
    return digits;
  }

  private static boolean hasOffset(String text) {
    String time = text.substring(10);
    return time.endsWith("Z") || time.indexOf('+') > 0 || time.indexOf('-') > 0;
  }
}
