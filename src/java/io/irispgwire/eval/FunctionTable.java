package io.irispgwire.eval;

import io.irispgwire.sql.analysis.Proc;
import io.irispgwire.sql.analysis.Routine;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Implementations under {@code prosrc}; where several functions share one, a key may go on with a
 * slash and the argument OIDs: {@code bit_length/25}.
 */
final class FunctionTable {
  private static final FunctionTable ALL = all();

  private final Map<String, Implementation> byKey = new HashMap<>();

  private FunctionTable() {}

  /** The implementation of {@code proc}, or null when there is none here. */
  static @Nullable Implementation find(Proc proc) {
    if (Routine.isOne(proc)) {
      return proc.returnsSet() ? RoutineCalls.ROWS : RoutineCalls.VALUE;
    }
    Implementation exact = ALL.byKey.get(proc.source() + "/" + key(proc));
    return exact != null ? exact : ALL.byKey.get(proc.source());
  }

  private static String key(Proc proc) {
    StringBuilder text = new StringBuilder();
    proc.argumentOids().forEach(oid -> text.append(text.isEmpty() ? "" : " ").append(oid));
    return text.toString();
  }

  private static FunctionTable all() {
    FunctionTable table = new FunctionTable();
    IntegerFunctions.addTo(table);
    FloatFunctions.addTo(table);
    NumericFunctions.addTo(table);
    Comparisons.addTo(table);
    TextFunctions.addTo(table);
    BooleanFunctions.addTo(table);
    BitFunctions.addTo(table);
    RangeFunctions.addTo(table);
    EnumFunctions.addTo(table);
    SessionFunctions.addTo(table);
    ArrayFunctions.addTo(table);
    SetFunctions.addTo(table);
    JsonFunctions.addTo(table);
    ModifierFunctions.addTo(table);
    LikeFunctions.addTo(table);
    RegexFunctions.addTo(table);
    DateTimeFunctions.addTo(table);
    FormatFunctions.addTo(table);
    Templates.addTo(table);
    Privileges.addTo(table);
    CatalogFunctions.addTo(table);
    Descriptions.addTo(table);
    AccessControl.addTo(table);
    InformationSchema.addTo(table);
    FunctionDefinitions.addTo(table);
    FunctionText.addTo(table);
    ObjectDescriptions.addTo(table);
    Visibility.addTo(table);
    ServerState.addTo(table);
    SharedFunctions.addTo(table);
    IndexProperties.addTo(table);
    SequenceFunctions.addTo(table);
    Overlaps.addTo(table);
    JsonPathFunctions.addTo(table);
    BitPositions.addTo(table);
    IdentifierFunctions.addTo(table);
    UnicodeEscapes.addTo(table);
    RangeAlgebra.addTo(table);
    NetworkFunctions.addTo(table);
    Sizes.addTo(table);
    LargeObjectFunctions.addTo(table);
    VectorFunctions.addTo(table);
    return table;
  }

  <A> void one(String key, Implementation.Unary<A> body) {
    add(key, body);
  }

  <A, B> void two(String key, Implementation.Binary<A, B> body) {
    add(key, body);
  }

  <A, B, C> void three(String key, Implementation.Ternary<A, B, C> body) {
    add(key, body);
  }

  void any(String key, Implementation.General body) {
    add(key, body);
  }

  void set(String key, Implementation.SetReturning body) {
    add(key, body);
  }

  private void add(String key, Implementation body) {
    if (byKey.put(key, body) != null) {
      throw new IllegalStateException("two implementations of " + key);
    }
  }
}
