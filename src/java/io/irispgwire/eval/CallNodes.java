package io.irispgwire.eval;

import io.irispgwire.error.PgException;
import io.irispgwire.sql.analysis.Call;
import io.irispgwire.sql.analysis.FormatType;
import io.irispgwire.types.PgArray;
import io.irispgwire.types.PgType;
import io.irispgwire.types.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Calls of scalar functions: the arguments' values, strictness, then the body. */
final class CallNodes {
  private static final int ANY = 2276;

  private CallNodes() {}

  /**
   * The body behind a call.
   *
   * @throws PgException 0A000 when there is none here
   */
  static Implementation find(Call call, int position) {
    Implementation body = FunctionTable.find(call.proc());
    if (body == null) {
      String types =
          call.argumentTypes().stream()
              .map(type -> FormatType.of(type.type()))
              .collect(Collectors.joining(", "));
      throw Failures.unsupported(
              "function %s(%s) is not supported".formatted(call.proc().name(), types))
          .withHint("PostgreSQL has this function; IRIS PGWire does not implement it.")
          .at(position);
    }
    return body;
  }

  static Node of(Call call, List<Node> arguments, int position) {
    return of(call, find(call, position), gather(call, arguments));
  }

  private static Node of(Call call, Implementation body, List<Node> arguments) {
    boolean strict = call.proc().strict();
    if (strict && body instanceof Implementation.Unary<?> && arguments.size() == 1) {
      return unary(unchecked((Implementation.Unary<?>) body), arguments.get(0));
    }
    if (strict && body instanceof Implementation.Binary<?, ?> && arguments.size() == 2) {
      return binary(
          unchecked((Implementation.Binary<?, ?>) body), arguments.get(0), arguments.get(1));
    }
    Node[] nodes = arguments.toArray(new Node[0]);
    return frame -> {
      @Nullable Object[] values = new Object[nodes.length];
      for (int i = 0; i < nodes.length; i++) {
        values[i] = nodes[i].value(frame);
        if (strict && values[i] == null) {
          return null;
        }
      }
      return invoke(body, new Invocation(frame.execution(), call), values);
    };
  }

  private static Node unary(Implementation.Unary<Object> body, Node argument) {
    return frame -> {
      Object value = argument.value(frame);
      return value == null ? null : body.apply(value);
    };
  }

  private static Node binary(Implementation.Binary<Object, Object> body, Node left, Node right) {
    return frame -> {
      Object a = left.value(frame);
      if (a == null) {
        return null;
      }
      Object b = right.value(frame);
      return b == null ? null : body.apply(a, b);
    };
  }

  @SuppressWarnings("unchecked") // the analyser chose the function by its arguments' types
  private static Implementation.Unary<Object> unchecked(Implementation.Unary<?> body) {
    return (Implementation.Unary<Object>) body;
  }

  @SuppressWarnings("unchecked") // as above
  static Implementation.Binary<Object, Object> unchecked(Implementation.Binary<?, ?> body) {
    return (Implementation.Binary<Object, Object>) body;
  }

  @SuppressWarnings("unchecked") // as above
  private static Implementation.Ternary<Object, Object, Object> unchecked(
      Implementation.Ternary<?, ?, ?> body) {
    return (Implementation.Ternary<Object, Object, Object>) body;
  }

  /** Runs a body on values; null is passed only to those that are not strict. */
  @SuppressWarnings("NullAway") // a strict function's caller has checked the values
  static @Nullable Object invoke(Implementation body, Invocation in, @Nullable Object[] values) {
    if (body instanceof Implementation.General general) {
      return general.apply(in, values);
    } else if (body instanceof Implementation.Unary<?> one) {
      return unchecked(one).apply(values[0]);
    } else if (body instanceof Implementation.Binary<?, ?> two) {
      return unchecked(two).apply(values[0], values[1]);
    } else if (body instanceof Implementation.Ternary<?, ?, ?> three) {
      return unchecked(three).apply(values[0], values[1], values[2]);
    }
    throw Failures.unsupported("set-valued function called in context that cannot accept a set");
  }

  /** Variadic arguments become one array; those of a VARIADIC "any" stay as they are. */
  static List<Node> gather(Call call, List<Node> arguments) {
    int from = call.variadicFrom();
    if (from < 0 || call.proc().variadicOid() == ANY) {
      return arguments;
    }
    List<Node> result = new ArrayList<>(arguments.subList(0, from));
    Node[] rest = arguments.subList(from, arguments.size()).toArray(new Node[0]);
    PgType element = variadicElement(call);
    result.add(
        frame -> {
          @Nullable Object[] values = new Object[rest.length];
          for (int i = 0; i < rest.length; i++) {
            values[i] = rest[i].value(frame);
          }
          return PgArray.of(element, Arrays.asList(values));
        });
    return result;
  }

  private static PgType variadicElement(Call call) {
    PgType type = call.argumentTypes().get(call.variadicFrom()).type();
    PgType declared = Types.byOid(call.proc().variadicOid());
    return declared == null || declared.kind() == 'p' ? type : Objects.requireNonNull(declared);
  }
}
