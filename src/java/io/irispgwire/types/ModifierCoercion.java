package io.irispgwire.types;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fits a value into its type's modifier: the length coercion functions.
 *
 * <p>Source: PostgreSQL 15 {@code varchar.c}, {@code varchar}, {@code bpchar}; {@code numeric.c},
 * {@code apply_typmod}; {@code date.c}, {@code AdjustTimeForTypmod}; {@code timestamp.c}, {@code
 * AdjustTimestampForTypmod}, {@code AdjustIntervalForTypmod}; {@code varbit.c}, {@code bit}, {@code
 * varbit}; pgvector's {@code vector.c}, {@code vector}.
 */
final class ModifierCoercion {
  private final int modifier;
  private final boolean explicit;

  private ModifierCoercion(int modifier, boolean explicit) {
    this.modifier = modifier;
    this.explicit = explicit;
  }

  static Object apply(Object value, SqlType type, boolean explicit) {
    ModifierCoercion coercion = new ModifierCoercion(type.modifier(), explicit);
    PgType element = type.type().isArray() ? Types.elementOf(type.type()) : null;
    if (element != null && value instanceof PgArray array) {
      List<@Nullable Object> elements = new ArrayList<>(array.elements().size());
      for (Object one : array.elements()) {
        elements.add(one == null ? null : coercion.apply(one, element));
      }
      return new PgArray(array.elementType(), array.dimensions(), array.lowerBounds(), elements);
    }
    return coercion.apply(value, type.type());
  }

  private Object apply(Object value, PgType type) {
    return switch (type.name()) {
      case "varchar" -> cut((String) value, "character varying");
      case "bpchar" -> pad(cut((String) value, "character"));
      case "numeric" -> round((Numeric) value);
      case "time" -> roundTime((Long) value);
      case "timetz" -> new TimeTz(roundTime(((TimeTz) value).micros()), ((TimeTz) value).zone());
      case "timestamp", "timestamptz" -> roundTimestamp((Long) value);
      case "interval" -> truncate((Interval) value);
      case "bit" -> exactly((BitString) value);
      case "varbit" -> atMost((BitString) value);
      case "vector" -> sized((float[]) value);
      default -> value;
    };
  }

  private float[] sized(float[] value) {
    Embeddings.checkExpected(modifier, value.length);
    return value;
  }

  private String cut(String text, String type) {
    int max = modifier - TypeModifiers.HEADER;
    if (text.length() <= max || text.codePointCount(0, text.length()) <= max) {
      return text;
    }
    int end = text.offsetByCodePoints(0, max);
    boolean onlyBlanks = text.chars().skip(end).allMatch(c -> c == ' ');
    if (!explicit && !onlyBlanks) {
      throw new PgException(
          SqlState.STRING_DATA_RIGHT_TRUNCATION,
          "value too long for type " + type + "(" + max + ")");
    }
    return text.substring(0, end);
  }

  private String pad(String text) {
    int missing = modifier - TypeModifiers.HEADER - text.codePointCount(0, text.length());
    return missing > 0 ? text + " ".repeat(missing) : text;
  }

  private Numeric round(Numeric value) {
    int precision = TypeModifiers.precisionOfNumeric(modifier);
    int scale = TypeModifiers.scaleOfNumeric(modifier);
    if (value.decimal() == null) {
      if (value.special() == Numeric.Special.NAN) {
        return value;
      }
      throw overflow(precision, scale, "cannot hold an infinite value.");
    }
    BigDecimal rounded = value.decimal().setScale(scale, RoundingMode.HALF_UP);
    int wholeDigits = precision - scale;
    if (rounded.signum() != 0 && rounded.precision() - rounded.scale() > wholeDigits) {
      String limit = wholeDigits == 0 ? "1" : "10^" + wholeDigits;
      throw overflow(precision, scale, "must round to an absolute value less than " + limit + ".");
    }
    return Numeric.of(rounded);
  }

  private static PgException overflow(int precision, int scale, String what) {
    return new PgException(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "numeric field overflow")
        .withDetail("A field with precision " + precision + ", scale " + scale + " " + what);
  }

  private long roundTime(long time) {
    return roundHalfAway(time, modifier);
  }

  private long roundTimestamp(long timestamp) {
    if (!DateTimes.isFinite(timestamp)) {
      return timestamp;
    }
    long rounded = roundHalfAway(timestamp, modifier);
    if (!DateTimes.isTimestamp(rounded)) {
      throw new PgException(SqlState.DATETIME_FIELD_OVERFLOW, "timestamp out of range");
    }
    return rounded;
  }

  private static long roundHalfAway(long micros, int precision) {
    if (precision >= TypeModifiers.MAX_TIME_PRECISION) {
      return micros;
    }
    long unit = 1;
    for (int i = precision; i < TypeModifiers.MAX_TIME_PRECISION; i++) {
      unit *= 10;
    }
    long half = unit / 2;
    return (micros < 0 ? micros - half : micros + half) / unit * unit;
  }

  private Interval truncate(Interval value) {
    IntervalFields fields = TypeModifiers.fieldsOfInterval(modifier);
    int precision = TypeModifiers.precisionOfInterval(modifier);
    int months = value.months();
    int days = value.days();
    long micros = value.micros();
    if (!fields.isAll()) {
      switch (fields.lastUnit()) {
        case YEAR -> months = months / 12 * 12;
        case HOUR -> micros = micros / DateTimes.MICROS_PER_HOUR * DateTimes.MICROS_PER_HOUR;
        case MINUTE -> micros = micros / DateTimes.MICROS_PER_MINUTE * DateTimes.MICROS_PER_MINUTE;
        default -> {}
      }
      boolean noTime =
          switch (fields.lastUnit()) {
            case YEAR, MONTH, DAY -> true;
            default -> false;
          };
      micros = noTime ? 0 : micros;
      days = noTime && !fields.has(IntervalFields.DAY) ? 0 : days;
    }
    boolean anyPrecision = precision == TypeModifiers.ANY_PRECISION;
    return new Interval(months, days, anyPrecision ? micros : roundHalfAway(micros, precision));
  }

  private BitString exactly(BitString value) {
    int length = value.bits().length();
    if (length == modifier) {
      return value;
    }
    if (!explicit) {
      throw new PgException(
          SqlState.STRING_DATA_LENGTH_MISMATCH,
          "bit string length " + length + " does not match type bit(" + modifier + ")");
    }
    return new BitString(
        length > modifier
            ? value.bits().substring(0, modifier)
            : value.bits() + "0".repeat(modifier - length));
  }

  private BitString atMost(BitString value) {
    if (value.bits().length() <= modifier) {
      return value;
    }
    if (!explicit) {
      throw new PgException(
          SqlState.STRING_DATA_RIGHT_TRUNCATION,
          "bit string too long for type bit varying(" + modifier + ")");
    }
    return new BitString(value.bits().substring(0, modifier));
  }
}
