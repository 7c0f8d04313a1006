package io.irispgwire.types;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's order of two values of one type, and equality and hash keys that agree with it.
 *
 * <p>Text is ordered by code point, as in the collation C. Source: the {@code bt*cmp} functions of
 * PostgreSQL 15; {@code numeric.c}, {@code numeric_cmp}; {@code timestamp.c}, {@code
 * interval_cmp_value}; {@code arrayfuncs.c}, {@code array_cmp}; {@code rowtypes.c}, {@code
 * record_cmp}.
 */
public final class Comparison {
  private Comparison() {}

  /** Negative, zero or positive, as {@code a} comes before, with or after {@code b}. */
  public static int compare(PgType type, Object a, Object b) {
    if (a instanceof PgArray first && b instanceof PgArray second) {
      return compareArrays(first, second);
    }
    if (a instanceof String first && b instanceof String second) {
      return switch (type.name()) {
        case "bpchar" -> compareText(withoutBlanks(first), withoutBlanks(second));
        case "jsonb" -> JsonOrder.compare(first, second);
        default -> compareText(first, second);
      };
    }
    if (a instanceof Numeric first && b instanceof Numeric second) {
      return compareNumerics(first, second);
    }
    if (a instanceof Double first && b instanceof Double second) {
      return compareFloats(first, second);
    }
    if (a instanceof Float first && b instanceof Float second) {
      return compareFloats(first, second);
    }
    return compareRest(a, b);
  }

  @SuppressWarnings("unchecked") // both are values of one type, and the rest are Comparable
  private static int compareRest(Object a, Object b) {
    if (a instanceof Interval first && b instanceof Interval second) {
      int byDays = Long.compare(days(first), days(second));
      return byDays != 0 ? byDays : Long.compare(timeOfDay(first), timeOfDay(second));
    }
    if (a instanceof TimeTz first && b instanceof TimeTz second) {
      int byMoment = Long.compare(utc(first), utc(second));
      return byMoment != 0 ? byMoment : Integer.compare(first.zone(), second.zone());
    }
    if (a instanceof float[] first && b instanceof float[] second) {
      return Embeddings.compare(first, second);
    }
    if (a instanceof byte[] first && b instanceof byte[] second) {
      return Arrays.compareUnsigned(first, second);
    }
    if (a instanceof UUID first && b instanceof UUID second) {
      int high =
          Long.compareUnsigned(first.getMostSignificantBits(), second.getMostSignificantBits());
      return high != 0
          ? high
          : Long.compareUnsigned(first.getLeastSignificantBits(), second.getLeastSignificantBits());
    }
    if (a instanceof BitString first && b instanceof BitString second) {
      return first.bits().compareTo(second.bits());
    }
    if (a instanceof PgRecord first && b instanceof PgRecord second) {
      return compareRecords(first, second);
    }
    return ((Comparable<Object>) a).compareTo(b);
  }

  public static boolean equal(PgType type, Object a, Object b) {
    return compare(type, a, b) == 0;
  }

  /**
   * An object with {@code equals} and {@code hashCode} that say what {@link #equal} says: for
   * grouping, DISTINCT and hash joins.
   */
  public static Object key(PgType type, Object value) {
    if (value instanceof Numeric numeric) {
      return numeric.decimal() == null ? value : stripped(numeric.decimal());
    }
    if (value instanceof Double number) {
      return number == 0 ? 0.0 : number;
    }
    if (value instanceof Float number) {
      return number == 0 ? 0.0f : number;
    }
    if (value instanceof String text) {
      return switch (type.name()) {
        case "bpchar" -> withoutBlanks(text);
        case "jsonb" -> JsonOrder.key(text);
        default -> text;
      };
    }
    if (value instanceof Interval interval) {
      return List.of(days(interval), timeOfDay(interval));
    }
    if (value instanceof byte[] bytes) {
      return java.nio.ByteBuffer.wrap(bytes.clone());
    }
    if (value instanceof float[] vector) {
      return Embeddings.key(vector);
    }
    if (value instanceof PgArray array) {
      return keys(array);
    }
    return value instanceof PgRecord composite ? keys(composite) : value;
  }

  static BigDecimal stripped(BigDecimal value) {
    return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
  }

  private static List<Object> keys(PgArray array) {
    List<Object> keys = new ArrayList<>();
    for (Object one : array.elements()) {
      keys.add(keyOrNull(array.elementType(), one));
    }
    keys.add(Arrays.hashCode(array.dimensions()));
    keys.add(Arrays.hashCode(array.lowerBounds()));
    return keys;
  }

  private static List<Object> keys(PgRecord composite) {
    List<Object> keys = new ArrayList<>();
    for (int i = 0; i < composite.values().size(); i++) {
      keys.add(keyOrNull(composite.types().get(i), composite.values().get(i)));
    }
    return keys;
  }

  private static Object keyOrNull(PgType type, @Nullable Object value) {
    return value == null ? List.of() : key(type, value);
  }

  /** By code point, which is the order of the UTF-8 bytes too. */
  public static int compareText(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      char first = a.charAt(i);
      char second = b.charAt(i);
      if (first != second) {
        boolean differs = Character.isSurrogate(first) != Character.isSurrogate(second);
        return differs ? (Character.isSurrogate(first) ? 1 : -1) : Character.compare(first, second);
      }
    }
    return Integer.compare(a.length(), b.length());
  }

  private static String withoutBlanks(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    return text.substring(0, end);
  }

  private static int compareNumerics(Numeric a, Numeric b) {
    if (a.decimal() != null && b.decimal() != null) {
      return a.decimal().compareTo(b.decimal());
    }
    return Integer.compare(rank(a), rank(b));
  }

  private static int rank(Numeric value) {
    if (value.special() == null) {
      return 0;
    }
    return switch (value.special()) {
      case MINUS_INFINITY -> -1;
      case INFINITY -> 1;
      case NAN -> 2;
    };
  }

  /** NaN is equal to itself and above all others; the zeros are equal. */
  private static int compareFloats(double a, double b) {
    return a == b ? 0 : Double.compare(a, b);
  }

  private static long days(Interval value) {
    return value.months() * 30L
        + value.days()
        + Math.floorDiv(value.micros(), DateTimes.MICROS_PER_DAY);
  }

  private static long timeOfDay(Interval value) {
    return Math.floorMod(value.micros(), DateTimes.MICROS_PER_DAY);
  }

  private static long utc(TimeTz value) {
    return value.micros() + value.zone() * DateTimes.MICROS_PER_SECOND;
  }

  private static int compareArrays(PgArray a, PgArray b) {
    int count = Math.min(a.elements().size(), b.elements().size());
    for (int i = 0; i < count; i++) {
      int result = compareNulls(a.elementType(), a.elements().get(i), b.elements().get(i));
      if (result != 0) {
        return result;
      }
    }
    int byCount = Integer.compare(a.elements().size(), b.elements().size());
    if (byCount != 0) {
      return byCount;
    }
    int byDepth = Integer.compare(a.dimensions().length, b.dimensions().length);
    if (byDepth != 0) {
      return byDepth;
    }
    int byLengths = Arrays.compare(a.dimensions(), b.dimensions());
    return byLengths != 0 ? byLengths : Arrays.compare(a.lowerBounds(), b.lowerBounds());
  }

  private static int compareRecords(PgRecord a, PgRecord b) {
    int count = Math.min(a.values().size(), b.values().size());
    for (int i = 0; i < count; i++) {
      int result = compareNulls(a.types().get(i), a.values().get(i), b.values().get(i));
      if (result != 0) {
        return result;
      }
    }
    return Integer.compare(a.values().size(), b.values().size());
  }

  /** NULL is above all others. */
  private static int compareNulls(PgType type, @Nullable Object a, @Nullable Object b) {
    if (a == null || b == null) {
      return a == b ? 0 : a == null ? 1 : -1;
    }
    return compare(type, a, b);
  }
}
