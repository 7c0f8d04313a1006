package io.irispgwire.types;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Type modifiers: {@code varchar(10)}, {@code numeric(10,2)}, {@code interval day to second(3)}.
 *
 * <p>Source: PostgreSQL 15, the {@code *typmodin} and {@code *typmodout} functions of {@code
 * varchar.c}, {@code numeric.c}, {@code date.c}, {@code timestamp.c}, {@code varbit.c}.
 */
public final class TypeModifiers {
  /** Added to lengths, as a modifier once counted the length word ({@code VARHDRSZ}). */
  static final int HEADER = 4;

  private static final int MAX_CHARACTERS = 10_485_760;
  private static final int MAX_BITS = 83_886_080;
  private static final int MAX_NUMERIC_PRECISION = 1000;
  private static final int MAX_NUMERIC_SCALE = 1000;
  static final int MAX_TIME_PRECISION = 6;

  /** {@code INTERVAL_FULL_PRECISION}. */
  static final int ANY_PRECISION = 0xFFFF;

  private TypeModifiers() {}

  /** The modifier of {@code type} written with the numbers {@code written} in parentheses. */
  public static int of(PgType type, List<Integer> written) {
    return of(type, written, "");
  }

  /**
   * The modifier of a type.
   *
   * @param written numbers in parentheses; empty for none
   * @param intervalFields {@code YEAR TO MONTH} behind an interval, or ""
   */
  public static int of(PgType type, List<Integer> written, String intervalFields) {
    if (type.equals(PgType.INTERVAL)) {
      return interval(written, intervalFields);
    }
    if (written.isEmpty()) {
      return -1;
    }
    PgType element = type.isArray() ? Types.elementOf(type) : null;
    if (element != null) {
      return of(element, written, intervalFields);
    }
    return switch (type.name()) {
      case "varchar" -> HEADER + length("varchar", written, MAX_CHARACTERS);
      case "bpchar" -> HEADER + length("char", written, MAX_CHARACTERS);
      case "bit" -> length("bit", written, MAX_BITS);
      case "varbit" -> length("varbit", written, MAX_BITS);
      case "numeric" -> numeric(written);
      case "time" -> precision("TIME", "", written);
      case "timetz" -> precision("TIME", " WITH TIME ZONE", written);
      case "timestamp" -> precision("TIMESTAMP", "", written);
      case "timestamptz" -> precision("TIMESTAMP", " WITH TIME ZONE", written);
      case "vector" -> dimensions(written);
      default ->
          throw new PgException(
              SqlState.SYNTAX_ERROR,
              "type modifier is not allowed for type \"" + type.name() + "\"");
    };
  }

  private static int length(String type, List<Integer> written, int max) {
    int length = single(written);
    if (length < 1) {
      throw invalid("length for type " + type + " must be at least 1");
    }
    if (length > max) {
      throw invalid("length for type " + type + " cannot exceed " + max);
    }
    return length;
  }

  /** {@code vector_typmod_in} of pgvector's {@code vector.c}. */
  private static int dimensions(List<Integer> written) {
    int dimensions = single(written);
    if (dimensions < 1) {
      throw invalid("dimensions for type vector must be at least 1");
    }
    if (dimensions > Embeddings.MOST_DIMENSIONS) {
      throw invalid("dimensions for type vector cannot exceed " + Embeddings.MOST_DIMENSIONS);
    }
    return dimensions;
  }

  private static int single(List<Integer> written) {
    if (written.size() != 1) {
      throw invalid("invalid type modifier");
    }
    return written.get(0);
  }

  private static int numeric(List<Integer> written) {
    if (written.size() > 2) {
      throw invalid("invalid NUMERIC type modifier");
    }
    int precision = written.get(0);
    int scale = written.size() == 2 ? written.get(1) : 0;
    if (precision < 1 || precision > MAX_NUMERIC_PRECISION) {
      throw invalid(
          "NUMERIC precision " + precision + " must be between 1 and " + MAX_NUMERIC_PRECISION);
    }
    if (Math.abs(scale) > MAX_NUMERIC_SCALE) {
      throw invalid(
          "NUMERIC scale "
              + scale
              + " must be between "
              + -MAX_NUMERIC_SCALE
              + " and "
              + MAX_NUMERIC_SCALE);
    }
    return ((precision << 16) | (scale & 0x7FF)) + HEADER;
  }

  /** Beyond 6 digits PostgreSQL warns and takes 6. */
  private static int precision(String name, String suffix, List<Integer> written) {
    int precision = single(written);
    if (precision < 0) {
      throw invalid(name + "(" + precision + ")" + suffix + " precision must not be negative");
    }
    return Math.min(precision, MAX_TIME_PRECISION);
  }

  private static int interval(List<Integer> written, String fields) {
    IntervalFields range = fields.isEmpty() ? IntervalFields.ALL : intervalRange(fields);
    if (written.isEmpty()) {
      return range.isAll() ? -1 : (range.mask() << 16) | ANY_PRECISION;
    }
    int precision = single(written);
    if (precision < 0) {
      throw invalid("INTERVAL(" + precision + ") precision must not be negative");
    }
    return (range.mask() << 16) | Math.min(precision, MAX_TIME_PRECISION);
  }

  private static IntervalFields intervalRange(String text) {
    List<String> words = List.of(text.trim().toLowerCase(Locale.ROOT).split(" +to +", -1));
    List<String> names = IntervalFields.NAMES;
    int first = names.indexOf(words.get(0));
    int last = names.indexOf(words.get(words.size() - 1));
    if (first < 0 || last < first) {
      throw invalid("invalid INTERVAL type modifier");
    }
    int mask = 0;
    for (int i = first; i <= last; i++) {
      mask |= IntervalFields.BITS.get(i);
    }
    return new IntervalFields(mask);
  }

  /** Digits before and after the point of a {@code numeric}, by its modifier. */
  public static int precisionOfNumeric(int modifier) {
    return ((modifier - HEADER) >> 16) & 0xFFFF;
  }

  /** Digits after the point of a {@code numeric}, by its modifier; may be negative. */
  public static int scaleOfNumeric(int modifier) {
    return (((modifier - HEADER) & 0x7FF) ^ 1024) - 1024;
  }

  static IntervalFields fieldsOfInterval(int modifier) {
    return new IntervalFields((modifier >> 16) & 0x7FFF);
  }

  static int precisionOfInterval(int modifier) {
    return modifier & 0xFFFF;
  }

  /** What stands behind the type's name: {@code (10,2)}. */
  static String suffix(PgType type, int modifier) {
    return switch (type.name()) {
      case "varchar", "bpchar" -> modifier > HEADER ? "(" + (modifier - HEADER) + ")" : "";
      case "bit", "varbit", "time", "timetz", "timestamp", "timestamptz" -> "(" + modifier + ")";
      case "numeric" -> "(" + precisionOfNumeric(modifier) + "," + scaleOfNumeric(modifier) + ")";
      case "interval" -> intervalSuffix(modifier);
      default -> "(" + modifier + ")";
    };
  }

  private static String intervalSuffix(int modifier) {
    IntervalFields fields = fieldsOfInterval(modifier);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < IntervalFields.NAMES.size() && !fields.isAll(); i++) {
      if (fields.has(IntervalFields.BITS.get(i))) {
        names.add(IntervalFields.NAMES.get(i));
      }
    }
    String range = names.isEmpty() ? "" : " " + names.get(0);
    if (names.size() > 1) {
      range += " to " + names.get(names.size() - 1);
    }
    int precision = precisionOfInterval(modifier);
    return precision == ANY_PRECISION ? range : range + "(" + precision + ")";
  }

  private static PgException invalid(String message) {
    return new PgException(SqlState.INVALID_PARAMETER_VALUE, message);
  }

  /**
   * {@code value} as a column of {@code type} takes it; null stays null.
   *
   * @param explicitCast whether the user wrote the cast: then what is too long is cut silently
   * @throws PgException 22001, 22003 or 22026 for what does not fit
   */
  public static @Nullable Object apply(@Nullable Object value, SqlType type, boolean explicitCast) {
    return value == null || type.modifier() < 0
        ? value
        : ModifierCoercion.apply(value, type, explicitCast);
  }
}
