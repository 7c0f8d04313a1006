package io.irispgwire.eval;

import io.irispgwire.types.BitString;
import io.irispgwire.types.Embeddings;
import io.irispgwire.types.EnumLabel;
import io.irispgwire.types.Interval;
import io.irispgwire.types.Network;
import io.irispgwire.types.Numeric;
import io.irispgwire.types.PgArray;
import io.irispgwire.types.PgMultirange;
import io.irispgwire.types.PgRange;
import io.irispgwire.types.PgRecord;
import io.irispgwire.types.PgType;
import io.irispgwire.types.TimeTz;
import io.irispgwire.types.Types;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The default B-tree order of every type; text by code points, as collation C. */
final class Ordering {
  private Ordering() {}

  static Comparator<Object> of(PgType type) {
    if (type.isArray() || type.oid() == 22 || type.oid() == 30) {
      Comparator<Object> element = of(elementOf(type));
      return (a, b) -> arrays((PgArray) a, (PgArray) b, element);
    }
    return switch (type.oid()) {
      case 1042 -> (a, b) -> text(ValueText.trimmed((String) a), ValueText.trimmed((String) b));
      case 3802 -> (a, b) -> JsonOrder.compare(Json.parse((String) a), Json.parse((String) b));
      default -> Ordering::compare;
    };
  }

  private static PgType elementOf(PgType type) {
    return Objects.requireNonNull(Types.elementOf(type), type.name());
  }

  /** Two values of one type other than bpchar and jsonb. */
  static int compare(Object a, Object b) {
    if (a instanceof Numeric x) {
      return numeric(x, (Numeric) b);
    } else if (a instanceof Double x) {
      return floats(x, (Double) b);
    } else if (a instanceof Float x) {
      return floats(x, (Float) b);
    } else if (a instanceof Number x) {
      return Long.compare(x.longValue(), ((Number) b).longValue());
    } else if (a instanceof String x) {
      return text(x, (String) b);
    } else if (a instanceof Boolean x) {
      return x.compareTo((Boolean) b);
    } else if (a instanceof float[] x) {
      return Embeddings.compare(x, (float[]) b);
    } else if (a instanceof byte[] x) {
      return Arrays.compareUnsigned(x, (byte[]) b);
    } else if (a instanceof Interval x) {
      return span(x).compareTo(span((Interval) b));
    } else if (a instanceof TimeTz x) {
      return timeTz(x, (TimeTz) b);
    } else if (a instanceof UUID x) {
      return uuid(x, (UUID) b);
    } else if (a instanceof BitString x) {
      return x.bits().compareTo(((BitString) b).bits());
    } else if (a instanceof Network x) {
      return x.compareTo((Network) b);
    } else if (a instanceof EnumLabel x) {
      return x.compareTo((EnumLabel) b);
    } else if (a instanceof PgRange x) {
      return x.compareTo((PgRange) b);
    } else if (a instanceof PgMultirange x) {
      return x.compareTo((PgMultirange) b);
    } else if (a instanceof PgRecord x) {
      return records(x, (PgRecord) b);
    } else if (a instanceof PgArray x) {
      return arrays(x, (PgArray) b, of(x.elementType()));
    }
    throw Failures.unsupported("could not identify a comparison function for this type");
  }

  private static int numeric(Numeric a, Numeric b) {
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
      case NAN -> 2;
      case INFINITY -> 1;
      case MINUS_INFINITY -> -1;
    };
  }

  /** NaN equals itself and is the largest; zeros are equal. */
  static int floats(double a, double b) {
    return a == b ? 0 : Double.compare(a, b);
  }

  /** By code points: UTF-16 order differs above the surrogates. */
  static int text(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean surrogates = Character.isSurrogate(x) != Character.isSurrogate(y);
        return surrogates ? (Character.isSurrogate(x) ? 1 : -1) : Character.compare(x, y);
      }
    }
    return Integer.compare(a.length(), b.length());
  }

  /** Months of 30 days, days of 24 hours ({@code interval_cmp_value}). */
  static BigInteger span(Interval value) {
    long days = value.months() * 30L + value.days();
    return BigInteger.valueOf(days)
        .multiply(BigInteger.valueOf(86_400_000_000L))
        .add(BigInteger.valueOf(value.micros()));
  }

  private static int timeTz(TimeTz a, TimeTz b) {
    int order =
        Long.compare(a.micros() + a.zone() * 1_000_000L, b.micros() + b.zone() * 1_000_000L);
    return order != 0 ? order : Integer.compare(a.zone(), b.zone());
  }

  private static int uuid(UUID a, UUID b) {
    int order = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
    return order != 0
        ? order
        : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
  }

  private static int records(PgRecord a, PgRecord b) {
    int count = Math.min(a.values().size(), b.values().size());
    for (int i = 0; i < count; i++) {
      int order = nullsLast(a.values().get(i), b.values().get(i), of(a.types().get(i)));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.values().size(), b.values().size());
  }

  private static int nullsLast(@Nullable Object a, @Nullable Object b, Comparator<Object> order) {
    if (a == null || b == null) {
      return a == null ? (b == null ? 0 : 1) : -1;
    }
    return order.compare(a, b);
  }

  /** {@code array_cmp}. */
  private static int arrays(PgArray a, PgArray b, Comparator<Object> element) {
    int count = Math.min(a.elements().size(), b.elements().size());
    for (int i = 0; i < count; i++) {
      int order = nullsLast(a.elements().get(i), b.elements().get(i), element);
      if (order != 0) {
        return order;
      }
    }
    int order = Integer.compare(a.elements().size(), b.elements().size());
    if (order == 0) {
      order = Integer.compare(a.dimensions().length, b.dimensions().length);
    }
    if (order == 0) {
      order = Arrays.compare(a.dimensions(), b.dimensions());
    }
    return order != 0 ? order : Arrays.compare(a.lowerBounds(), b.lowerBounds());
  }

  /** Something whose equals agrees with this order. */
  static @Nullable Object hashable(PgType type, @Nullable Object value) {
    if (value instanceof Numeric numeric && numeric.decimal() != null) {
      return numeric.decimal().signum() == 0 ? 0 : numeric.decimal().stripTrailingZeros();
    } else if (value instanceof String text && type.equals(PgType.BPCHAR)) {
      return ValueText.trimmed(text);
    } else if (value instanceof float[] vector) {
      return Embeddings.key(vector);
    } else if (value instanceof byte[] bytes) {
      return java.nio.ByteBuffer.wrap(bytes);
    } else if (value instanceof Interval interval) {
      return span(interval);
    } else if (value instanceof Double number) {
      return number == 0 ? 0.0 : number;
    } else if (value instanceof Float number) {
      return number == 0 ? 0f : number;
    } else if (value instanceof PgArray array) {
      return List.of(
          Arrays.toString(array.dimensions()),
          Arrays.toString(array.lowerBounds()),
          all(array.elements(), array.elementType()));
    } else if (value instanceof PgRecord row) {
      return all(row.values(), row.types());
    }
    return value;
  }

  private static List<@Nullable Object> all(List<@Nullable Object> values, PgType type) {
    return values.stream().map(value -> hashable(type, value)).toList();
  }

  private static List<@Nullable Object> all(List<@Nullable Object> values, List<PgType> types) {
    @Nullable Object[] result = new Object[values.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = hashable(types.get(i), values.get(i));
    }
    return Arrays.asList(result);
  }
}
