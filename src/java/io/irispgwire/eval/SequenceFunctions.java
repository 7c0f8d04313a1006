package io.irispgwire.eval;

import static io.irispgwire.eval.TextFunctions.nonNull;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.analysis.Proc;
import io.irispgwire.sql.analysis.Sequence;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.types.PgRecord;
import io.irispgwire.types.PgType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sequence manipulation functions (manual section 9.17). */
final class SequenceFunctions {
  private static final Set<String> WAITING =
      Set.of(
          "nextval_oid",
          "currval_oid",
          "lastval",
          "setval_oid",
          "setval3_oid",
          "pg_sequence_last_value");

  private SequenceFunctions() {}

  /** Whether a call of it may ask the back end. */
  static boolean isOne(Proc proc) {
    return WAITING.contains(proc.source());
  }

  static void addTo(FunctionTable table) {
    table.any("nextval_oid", (in, a) -> in.session().nextSequenceValue((Long) nonNull(a[0])));
    table.any("currval_oid", (in, a) -> in.session().currentSequenceValue((Long) nonNull(a[0])));
    table.any("lastval", (in, a) -> in.session().lastSequenceValue());
    table.any("setval_oid", (in, a) -> set(in, a[0], a[1], true));
    table.any("setval3_oid", (in, a) -> set(in, a[0], a[1], Boolean.TRUE.equals(a[2])));
    table.any(
        "pg_sequence_last_value", (in, a) -> in.session().sequencePosition((Long) nonNull(a[0])));
    table.any("pg_get_serial_sequence", SequenceFunctions::serial);
    table.any("pg_sequence_parameters", SequenceFunctions::parameters);
  }

  private static Object set(
      Invocation in, @Nullable Object oid, @Nullable Object value, boolean called) {
    in.session().setSequenceValue((Long) nonNull(oid), (Long) nonNull(value), called);
    return (Long) nonNull(value);
  }

  private static @Nullable Object serial(Invocation in, @Nullable Object[] a) {
    Object oid = ObjectNames.parse(regclass(), (String) nonNull(a[0]), in.environment());
    Table table = in.session().relation((Long) oid);
    String column = (String) nonNull(a[1]);
    if (table == null || table.columns().stream().noneMatch(c -> c.name().equals(column))) {
      throw new PgException(
          SqlState.UNDEFINED_COLUMN,
          "column \"" + column + "\" of relation \"" + a[0] + "\" does not exist");
    }
    Table sequence = in.session().sequenceOf(table, column);
    return sequence == null
        ? null
        : Quoting.identifier(sequence.schema()) + '.' + Quoting.identifier(sequence.name());
  }

  private static PgType regclass() {
    return java.util.Objects.requireNonNull(io.irispgwire.types.Types.byName("regclass"));
  }

  private static Object parameters(Invocation in, @Nullable Object[] a) {
    Table table = in.session().relation((Long) nonNull(a[0]));
    Sequence sequence = table == null ? null : table.sequence();
    if (sequence == null) {
      throw new PgException(
          SqlState.WRONG_OBJECT_TYPE,
          "\"" + (table == null ? a[0] : table.name()) + "\" is not a sequence");
    }
    List<PgType> types =
        List.of(
            PgType.INT8,
            PgType.INT8,
            PgType.INT8,
            PgType.INT8,
            PgType.BOOL,
            PgType.INT8,
            PgType.OID);
    List<@Nullable Object> values =
        List.of(
            sequence.start(),
            sequence.min(),
            sequence.max(),
            sequence.increment(),
            sequence.cycle(),
            sequence.cache(),
            Integer.toUnsignedLong(sequence.type().oid()));
    return new PgRecord(types, values, null);
  }
}
