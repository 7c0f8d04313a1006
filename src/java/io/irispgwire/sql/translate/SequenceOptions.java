package io.irispgwire.sql.translate;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.analysis.FormatType;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.analysis.Sequence;
import io.irispgwire.sql.analysis.TypeNames;
import io.irispgwire.sql.tree.SequenceOption;
import io.irispgwire.types.PgType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The options of a sequence, with PostgreSQL's defaults and bounds: {@code
 * src/backend/commands/sequence.c}, {@code init_params}.
 */
final class SequenceOptions {
  private final Map<String, SequenceOption> given = new HashMap<>();

  SequenceOptions(List<SequenceOption> options) {
    for (SequenceOption option : options) {
      if (option.name().equals("sequence")) {
        continue; // its name
      }
      if (given.put(option.name(), option) != null) {
        throw new PgException(SqlState.SYNTAX_ERROR, "conflicting or redundant options")
            .at(option.span().position());
      }
    }
  }

  Sequence create(PgType usual) {
    PgType type = type(usual);
    long increment = number("increment", 1);
    boolean up = increment > 0;
    long min = up ? 1 : least(type);
    long max = up ? greatest(type) : -1;
    Sequence base =
        new Sequence("", type, up ? min : max, 0, min, max, increment, 1, false, List.of());
    Sequence bounded = bounded(base, up, type);
    long start = number("start", up ? bounded.min() : bounded.max());
    Sequence made = changed(bounded, start, start);
    check("START", made.start(), made);
    return made;
  }

  /** Without RESTART the values go on where they are. */
  Sequence alter(Sequence before) {
    PgType type = type(before.type());
    long increment = number("increment", before.increment());
    Sequence retyped = retyped(before, type, increment);
    Sequence bounded = bounded(retyped, increment > 0, type);
    long start = number("start", before.start());
    Sequence made = changed(bounded, start, before.first());
    check("START", made.start(), made);
    if (!given.containsKey("restart")) {
      return made;
    }
    long first = number("restart", start);
    check("RESTART", first, made);
    return changed(made, start, first).withId("");
  }

  /** Bounds that were those of the type become those of the new one. */
  private static Sequence retyped(Sequence before, PgType type, long increment) {
    long min = before.min() == least(before.type()) ? least(type) : before.min();
    long max = before.max() == greatest(before.type()) ? greatest(type) : before.max();
    return new Sequence(
        before.id(),
        type,
        before.start(),
        before.first(),
        min,
        max,
        increment,
        before.cache(),
        before.cycle(),
        before.owner());
  }

  private Sequence bounded(Sequence base, boolean up, PgType type) {
    if (base.increment() == 0) {
      throw invalid("INCREMENT must not be zero");
    }
    long max = bound("maxvalue", base.max(), up ? greatest(type) : -1);
    if (max > greatest(type) || max < least(type)) {
      throw outOfRange("MAXVALUE", max, type);
    }
    long min = bound("minvalue", base.min(), up ? 1 : least(type));
    if (min > greatest(type) || min < least(type)) {
      throw outOfRange("MINVALUE", min, type);
    }
    if (min >= max) {
      throw invalid("MINVALUE (" + min + ") must be less than MAXVALUE (" + max + ")");
    }
    return new Sequence(
        base.id(),
        type,
        base.start(),
        base.first(),
        min,
        max,
        base.increment(),
        base.cache(),
        base.cycle(),
        base.owner());
  }

  private Sequence changed(Sequence base, long start, long first) {
    long cache = number("cache", base.cache());
    if (cache <= 0) {
      throw invalid("CACHE (" + cache + ") must be greater than zero");
    }
    return new Sequence(
        base.id(),
        base.type(),
        start,
        first,
        base.min(),
        base.max(),
        base.increment(),
        cache,
        number("cycle", base.cycle() ? 1 : 0) == 1,
        base.owner());
  }

  /** As given, or the usual one where NO is written. */
  private long bound(String name, long before, long usual) {
    SequenceOption option = given.get(name);
    if (option == null) {
      return before;
    }
    Long value = option.value();
    return value == null ? usual : value;
  }

  private long number(String name, long otherwise) {
    SequenceOption option = given.get(name);
    @Nullable Long value = option == null ? null : option.value();
    return value == null ? otherwise : value;
  }

  private PgType type(PgType usual) {
    SequenceOption option = given.get("as");
    if (option == null || option.type() == null) {
      return usual;
    }
    PgType type = TypeNames.resolve(option.type(), SchemaLookup.EMPTY).type();
    if (!List.of(PgType.INT2, PgType.INT4, PgType.INT8).contains(type)) {
      throw invalid("sequence type must be smallint, integer, or bigint");
    }
    return type;
  }

  private static long greatest(PgType type) {
    return type.equals(PgType.INT2)
        ? Short.MAX_VALUE
        : type.equals(PgType.INT4) ? Integer.MAX_VALUE : Long.MAX_VALUE;
  }

  private static long least(PgType type) {
    return -greatest(type) - 1;
  }

  private static void check(String what, long value, Sequence sequence) {
    if (value < sequence.min()) {
      throw invalid(
          what + " value (" + value + ") cannot be less than MINVALUE (" + sequence.min() + ")");
    }
    if (value > sequence.max()) {
      throw invalid(
          what + " value (" + value + ") cannot be greater than MAXVALUE (" + sequence.max() + ")");
    }
  }

  private static PgException outOfRange(String what, long value, PgType type) {
    return invalid(
        what + " (" + value + ") is out of range for sequence data type " + FormatType.of(type));
  }

  private static PgException invalid(String message) {
    return new PgException(SqlState.INVALID_PARAMETER_VALUE, message);
  }
}
