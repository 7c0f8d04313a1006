package io.irispgwire.eval;

import io.irispgwire.sql.analysis.Call;
import io.irispgwire.sql.analysis.FormatType;
import io.irispgwire.types.BitString;
import io.irispgwire.types.Interval;
import io.irispgwire.types.Numeric;
import io.irispgwire.types.PgArray;
import io.irispgwire.types.PgType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Aggregate functions by name; statistics are {@link StatisticalAggregates}'. */
final class Aggregates {
  private Aggregates() {}

  /** Makes the state of one group. */
  @FunctionalInterface
  interface Factory {
    State start(Invocation in);
  }

  /** Takes the argument values of each row. */
  interface State {
    void add(@Nullable Object[] values);

    @Nullable Object result();
  }

  static Factory find(Call call, int position) {
    return known(find(call), call, position);
  }

  /** The factory; 0A000 where there is none. */
  static Factory known(@Nullable Factory factory, Call call, int position) {
    if (factory == null) {
      String types =
          call.argumentTypes().stream()
              .map(type -> FormatType.of(type.type()))
              .collect(Collectors.joining(", "));
      throw Failures.unsupported(
              "aggregate %s(%s) is not supported".formatted(call.proc().name(), types))
          .withHint("PostgreSQL has this function; IRIS PGWire does not implement it.")
          .at(position);
    }
    return factory;
  }

  private static @Nullable Factory find(Call call) {
    PgType first = call.argumentTypes().isEmpty() ? null : call.argumentTypes().get(0).type();
    return switch (call.proc().name()) {
      case "count" -> in -> new Count(call.argumentTypes().isEmpty());
      case "sum" -> sum(call);
      case "min" -> extreme(first, true);
      case "max" -> extreme(first, false);
      case "bool_and", "every" -> fold((a, b) -> (Boolean) a && (Boolean) b);
      case "bool_or" -> fold((a, b) -> (Boolean) a || (Boolean) b);
      case "bit_and" -> bits('&');
      case "bit_or" -> bits('|');
      case "bit_xor" -> bits('^');
      case "string_agg" -> in -> new Joined();
      case "array_agg" -> in -> new Collected(in.argumentType(0));
      case "json_agg", "jsonb_agg", "json_object_agg", "jsonb_object_agg" ->
          JsonAggregates.find(call.proc().name());
      default -> StatisticalAggregates.find(call);
    };
  }

  private static @Nullable Factory extreme(@Nullable PgType type, boolean smallest) {
    if (type == null) {
      return null;
    }
    Comparator<Object> order = smallest ? Ordering.of(type).reversed() : Ordering.of(type);
    return fold((a, b) -> order.compare(b, a) > 0 ? b : a);
  }

  private static @Nullable Factory sum(Call call) {
    return switch (call.argumentTypes().get(0).type().oid()) {
      case 21, 23 ->
          fold(a -> ((Number) a).longValue(), (a, b) -> IntegerSums.add((Long) a, (Long) b));
      case 20 ->
          fold(
              a -> Numeric.of((Long) a), (a, b) -> NumericArithmetic.add((Numeric) a, (Numeric) b));
      case 1700 -> fold((a, b) -> NumericArithmetic.add((Numeric) a, (Numeric) b));
      case 700 ->
          fold(
              (a, b) -> (float) FloatFunctions.finite((Float) a + (Float) b, (Float) a, (Float) b));
      case 701 ->
          fold((a, b) -> FloatFunctions.finite((Double) a + (Double) b, (Double) a, (Double) b));
      case 16385 -> fold((a, b) -> VectorFunctions.sum((float[]) a, (float[]) b));
      case 1186 -> fold((a, b) -> Intervals.add((Interval) a, (Interval) b));
      default -> null;
    };
  }

  /** The only use of exact addition in sums of integers. */
  private static final class IntegerSums {
    static Long add(long a, long b) {
      try {
        return Math.addExact(a, b);
      } catch (ArithmeticException e) {
        throw Failures.outOfRange("bigint");
      }
    }
  }

  private static Factory bits(char operation) {
    return fold(
        (a, b) -> {
          if (a instanceof BitString x) {
            return BitFunctions.combine(x, (BitString) b, operation);
          }
          long x = ((Number) a).longValue();
          long y = ((Number) b).longValue();
          long result = operation == '&' ? x & y : operation == '|' ? x | y : x ^ y;
          return IntegerFunctions.box(
              a instanceof Short ? 2 : a instanceof Integer ? 4 : 8, result);
        });
  }

  private static Factory fold(BinaryOperator<Object> combine) {
    return fold(value -> value, combine);
  }

  private static Factory fold(
      java.util.function.UnaryOperator<Object> first, BinaryOperator<Object> combine) {
    return in ->
        new State() {
          private @Nullable Object total;

          @Override
          public void add(@Nullable Object[] values) {
            Object value = values[0];
            if (value != null) {
              Object next = first.apply(value);
              total = total == null ? next : combine.apply(total, next);
            }
          }

          @Override
          public @Nullable Object result() {
            return total;
          }
        };
  }

  private static final class Count implements State {
    private final boolean rows;
    private long count;

    Count(boolean rows) {
      this.rows = rows;
    }

    @Override
    public void add(@Nullable Object[] values) {
      if (rows || values[0] != null) {
        count++;
      }
    }

    @Override
    public Object result() {
      return count;
    }
  }

  /** string_agg: the delimiter of the first value is not used. */
  private static final class Joined implements State {
    private @Nullable StringBuilder text;
    private java.io.@Nullable ByteArrayOutputStream bytes;

    @Override
    public void add(@Nullable Object[] values) {
      Object value = values[0];
      Object delimiter = values[1];
      if (value instanceof String string) {
        if (text == null) {
          text = new StringBuilder();
        } else if (delimiter != null) {
          text.append((String) delimiter);
        }
        text.append(string);
      } else if (value instanceof byte[] part) {
        if (bytes == null) {
          bytes = new java.io.ByteArrayOutputStream();
        } else if (delimiter != null) {
          bytes.writeBytes((byte[]) delimiter);
        }
        bytes.writeBytes(part);
      }
    }

    @Override
    public @Nullable Object result() {
      return text != null ? text.toString() : bytes != null ? bytes.toByteArray() : null;
    }
  }

  private static final class Collected implements State {
    private final PgType type;
    private final List<@Nullable Object> values = new ArrayList<>();

    Collected(PgType type) {
      this.type = type;
    }

    @Override
    public void add(@Nullable Object[] row) {
      values.add(row[0]);
    }

    @Override
    public @Nullable Object result() {
      if (values.isEmpty()) {
        return null;
      }
      if (type.isArray()) {
        return ArrayNodes.stack(
            java.util.Objects.requireNonNull(io.irispgwire.types.Types.elementOf(type)), values);
      }
      return PgArray.of(type, values);
    }
  }
}
