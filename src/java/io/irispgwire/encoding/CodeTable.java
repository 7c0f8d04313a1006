package io.irispgwire.encoding;

import java.util.Arrays;
import java.util.Map;

/** A sorted table of numbers: tens of thousands of codes take little room. */
final class CodeTable {
  /** A value that says: there is none. */
  static final int NOTHING = 0;

  static final CodeTable EMPTY = of(Map.of());

  private final int[] keys;
  private final int[] values;

  private CodeTable(int[] keys, int[] values) {
    this.keys = keys;
    this.values = values;
  }

  static CodeTable of(Map<Integer, Integer> map) {
    int[] keys = map.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
    return new CodeTable(keys, Arrays.stream(keys).map(map::get).toArray());
  }

  /** Negative for a key that is not there. */
  int indexOf(int key) {
    return Arrays.binarySearch(keys, key);
  }

  int valueAt(int index) {
    return values[index];
  }
}
