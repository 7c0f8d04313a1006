package io.irispgwire.eval;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The current row of one SELECT while it runs: the columns of its FROM, and the results of its
 * aggregates, window and set-returning functions, each at the place its {@link Scope} gave it.
 */
final class Frame {
  private final Execution execution;
  private final @Nullable Frame outer;
  private @Nullable Object[] slots;

  Frame(Execution execution, @Nullable Frame outer, int size) {
    this.execution = execution;
    this.outer = outer;
    this.slots = new Object[size];
  }

  Execution execution() {
    return execution;
  }

  Environment environment() {
    return execution.environment();
  }

  /** The frame of the query {@code levels} around this one. */
  Frame up(int levels) {
    Frame frame = this;
    for (int i = 0; i < levels; i++) {
      frame = Objects.requireNonNull(frame.outer);
    }
    return frame;
  }

  @Nullable Object get(int slot) {
    Object value = slots[slot];
    return value instanceof Deferred deferred ? force(slot, deferred) : value;
  }

  private @Nullable Object force(int slot, Deferred deferred) {
    Object value = deferred.value();
    slots[slot] = value;
    return value;
  }

  private void force(int from, int to) {
    for (int slot = from; slot < to; slot++) {
      if (slots[slot] instanceof Deferred deferred) {
        force(slot, deferred);
      }
    }
  }

  void set(int slot, @Nullable Object value) {
    slots[slot] = value;
  }

  /** Puts a row's values side by side from {@code base} on. */
  void setAll(int base, @Nullable Object[] row, int count) {
    System.arraycopy(row, 0, slots, base, count);
  }

  void clear(int from, int to) {
    java.util.Arrays.fill(slots, from, to, null);
  }

  /** A copy of the places {@code from} to {@code to}. */
  @Nullable Object[] copy(int from, int to) {
    force(from, to);
    return java.util.Arrays.copyOfRange(slots, from, to);
  }

  @Nullable Object[] copy() {
    force(0, slots.length);
    return slots.clone();
  }

  /** Makes a kept copy the current row. */
  void restore(@Nullable Object[] kept) {
    slots = kept;
  }
}
