package io.irispgwire.copy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** The fields of one row: bytes in an array that the next row writes over. */
public final class Fields {
  private static final int NULL = -1;
  private static final int DEFAULT = -2;

  private byte[] bytes = {};
  private int[] starts = new int[16];
  private int[] ends = new int[16];
  private int count;

  /** Begins a row whose fields lie in {@code array}. */
  void begin(byte[] array) {
    bytes = array;
    count = 0;
  }

  void add(int start, int end) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
    }
    starts[count] = start;
    ends[count++] = end;
  }

  void addNull() {
    add(0, NULL);
  }

  /** A field that stands for its column's default. */
  void addDefault() {
    add(0, DEFAULT);
  }

  public int count() {
    return count;
  }

  public boolean isNull(int field) {
    return ends[field] == NULL;
  }

  public boolean isDefault(int field) {
    return ends[field] == DEFAULT;
  }

  /** A field that is not NULL, as text. */
  public String text(int field) {
    return new String(bytes, starts[field], ends[field] - starts[field], UTF_8);
  }

  /** The array that the fields lie in, from {@link #start} to {@link #end}. */
  public byte[] bytes() {
    return bytes;
  }

  public int start(int field) {
    return starts[field];
  }

  public int end(int field) {
    return ends[field];
  }
}
