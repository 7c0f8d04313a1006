package io.irispgwire.eval;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.analysis.Call;
import io.irispgwire.sql.analysis.CastContext;
import io.irispgwire.sql.analysis.CastPath;
import io.irispgwire.sql.analysis.Casts;
import io.irispgwire.sql.analysis.FormatType;
import io.irispgwire.sql.analysis.Proc;
import io.irispgwire.types.PgArray;
import io.irispgwire.types.PgRecord;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.TypeModifiers;
import io.irispgwire.types.Types;
import io.irispgwire.types.UserType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Casts: along the path the analysis package finds, then the target's modifier. */
final class Coercions {
  private Coercions() {}

  /** One value's way from type to type. */
  @FunctionalInterface
  private interface Step {
    Object apply(Object value, Execution execution);
  }

  /** What the context asks for; a modifier of the target is not applied. */
  static Node implicit(Node node, SqlType from, SqlType to) {
    return along(node, path(from.type(), to.type(), -1, false));
  }

  /** {@code x::t}: any path, then the modifier. */
  static Node explicit(Node node, SqlType from, SqlType to) {
    Node value = along(node, path(from.type(), to.type(), to.modifier(), true));
    if (to.modifier() < 0 || from.equals(to)) {
      return value;
    }
    return along(value, modifier(to));
  }

  private static Node along(Node node, @Nullable Step step) {
    return step == null
        ? node
        : frame -> {
          Object value = node.value(frame);
          return value == null ? null : step.apply(value, frame.execution());
        };
  }

  /** Null where the value stays as it is. */
  private static @Nullable Step path(PgType from, PgType to, int modifier, boolean written) {
    if (from.equals(to) || (to.kind() == 'p' && to.oid() != 2249 && to.oid() != 2275)) {
      return null;
    }
    CastPath path = Casts.path(from, to, CastContext.EXPLICIT);
    if (path == null) {
      if (isText(to) || from.equals(PgType.UNKNOWN) || to.oid() == 2275 || from.oid() == 2275) {
        path = new CastPath.InOut();
      } else if (from.equals(PgType.RECORD) || to.equals(PgType.RECORD)) {
        return null;
      } else {
        throw new PgException(
            SqlState.CANNOT_COERCE,
            "cannot cast type " + FormatType.of(from) + " to " + FormatType.of(to));
      }
    }
    return step(path, from, to, modifier, written);
  }

  private static boolean isText(PgType type) {
    return type.category() == 'S';
  }

  private static @Nullable Step step(
      CastPath path, PgType from, PgType to, int modifier, boolean written) {
    if (path instanceof CastPath.Function function) {
      return function(function.proc(), from, to, modifier);
    }
    if (path instanceof CastPath.InOut) {
      return (value, execution) -> inOut(value, from, to, execution);
    }
    if (path instanceof CastPath.Fields) {
      return (value, execution) -> fields((PgRecord) value, to, written, execution);
    }
    if (path instanceof CastPath.Elements elements) {
      PgType fromElement = Objects.requireNonNull(Types.elementOf(from));
      PgType toElement = Objects.requireNonNull(Types.elementOf(to));
      return elements(
          step(elements.element(), fromElement, toElement, modifier, written), toElement);
    }
    return relabel(from, to);
  }

  /**
   * @param written whether the user wrote the cast: then what is too long is cut silently
   */
  private static PgRecord fields(PgRecord row, PgType to, boolean written, Execution execution) {
    List<UserType.Field> fields = to.fields();
    int given = row.values().size();
    if (given != fields.size()) {
      throw new PgException(
              SqlState.CANNOT_COERCE, "cannot cast type record to " + FormatType.of(to))
          .withDetail(
              given < fields.size() ? "Input has too few columns." : "Input has too many columns.");
    }
    List<@Nullable Object> values = new ArrayList<>(given);
    for (int i = 0; i < given; i++) {
      SqlType type = fields.get(i).type();
      Object value = row.values().get(i);
      Step step = path(row.types().get(i), type.type(), -1, written);
      Object converted = value == null || step == null ? value : step.apply(value, execution);
      values.add(TypeModifiers.apply(converted, type, written));
    }
    return new PgRecord(
        fields.stream().map(field -> field.type().type()).toList(),
        values,
        fields.stream().map(UserType.Field::name).toList());
  }

  /** Types that share a form in PostgreSQL need not share a Java class. */
  private static @Nullable Step relabel(PgType from, PgType to) {
    if (from.equals(PgType.INT4) && isOid(to)) {
      return (value, execution) -> Integer.toUnsignedLong((Integer) value);
    }
    if (to.equals(PgType.INT4) && isOid(from)) {
      return (value, execution) -> ((Long) value).intValue();
    }
    return null;
  }

  private static boolean isOid(PgType type) {
    boolean number = type.length() == 4 && type.category() == 'N';
    boolean named = type.equals(PgType.OID) || type.name().startsWith("reg");
    return (number && named) || type.equals(PgType.XID);
  }

  private static Object inOut(Object value, PgType from, PgType to, Execution execution) {
    Environment environment = execution.environment();
    String text = ValueText.of(from, value, environment.style());
    return ObjectNames.isNamed(to)
        ? ObjectNames.parse(to, text, environment)
        : ValueText.parse(to, text, environment.style());
  }

  private static Step elements(@Nullable Step element, PgType toElement) {
    return (value, execution) -> {
      PgArray array = (PgArray) value;
      List<@Nullable Object> values = new ArrayList<>(array.elements().size());
      for (Object item : array.elements()) {
        values.add(item == null || element == null ? item : element.apply(item, execution));
      }
      return new PgArray(toElement, array.dimensions(), array.lowerBounds(), values);
    };
  }

  /** A cast function: value, modifier, and whether the cast is explicit. */
  private static Step function(Proc proc, PgType from, PgType to, int modifier) {
    Implementation body = FunctionTable.find(proc);
    if (body == null) {
      throw Failures.unsupported(
              "cast from type %s to %s is not supported"
                  .formatted(FormatType.of(from), FormatType.of(to)))
          .withHint("IRIS PGWire does not implement this cast.");
    }
    int count = proc.argumentOids().size();
    Call call = castCall(proc, from, to, modifier);
    return (value, execution) -> {
      @Nullable Object[] arguments = new Object[count];
      arguments[0] = value;
      if (count > 1) {
        arguments[1] = modifier;
      }
      if (count > 2) {
        arguments[2] = true;
      }
      return Objects.requireNonNull(
          CallNodes.invoke(body, new Invocation(execution, call), arguments));
    };
  }

  private static Call castCall(Proc proc, PgType from, PgType to, int modifier) {
    List<SqlType> types = new ArrayList<>();
    types.add(SqlType.of(from));
    for (int i = 1; i < proc.argumentOids().size(); i++) {
      types.add(SqlType.of(i == 1 ? PgType.INT4 : PgType.BOOL));
    }
    return new Call(proc, types, new SqlType(to, modifier), -1);
  }

  private static @Nullable Step modifier(SqlType to) {
    PgType type = to.type();
    if (type.isArray()) {
      PgType element = Objects.requireNonNull(Types.elementOf(type));
      Step step = modifier(new SqlType(element, to.modifier()));
      return step == null ? null : elements(step, element);
    }
    Proc proc = Casts.modifierFunction(type);
    return proc == null ? null : function(proc, type, type, to.modifier());
  }
}
