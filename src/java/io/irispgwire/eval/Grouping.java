package io.irispgwire.eval;

import io.irispgwire.types.PgType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * GROUP BY. A group keeps its first row, so that expressions over grouped columns read it.
 *
 * @param keys what is grouped by; empty for one group of all rows
 * @param sets which of {@code keys} each grouping set has
 * @param keySlots the places of the keys' values; -1 for what is not in this frame. A set that
 *     lacks a key sees NULL there
 */
record Grouping(
    Node[] keys,
    List<PgType> types,
    List<int[]> sets,
    int[] keySlots,
    List<Asked> asked,
    List<AggregateCall> aggregates) {

  /**
   * A call of GROUPING: a bit for each key, the last one the lowest, set where a group's set lacks
   * it.
   *
   * @param slot where its answer goes
   */
  record Asked(int slot, int[] keys) {
    int answer(int[] set) {
      int bits = 0;
      for (int key : keys) {
        bits = (bits << 1) | (Arrays.stream(set).anyMatch(member -> member == key) ? 0 : 1);
      }
      return bits;
    }
  }

  /** One group while it grows. */
  private record Group(@Nullable Object[] row, List<AggregateCall.Group> states) {}

  Cursor open(Cursor input, Frame frame) {
    List<Group> groups = new ArrayList<>();
    Iterator<Group>[] iterator = newIterator();
    return () -> {
      if (iterator[0] == null) {
        collect(input, frame, groups);
        iterator[0] = groups.iterator();
      }
      if (!iterator[0].hasNext()) {
        return false;
      }
      finish(iterator[0].next(), frame);
      return true;
    };
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
  private static Iterator<Group>[] newIterator() {
    return new Iterator[1];
  }

  private void finish(Group group, Frame frame) {
    frame.restore(group.row());
    for (int i = 0; i < aggregates.size(); i++) {
      frame.set(aggregates.get(i).slot(), group.states().get(i).result());
    }
  }

  private void collect(Cursor input, Frame frame, List<Group> groups) {
    List<Map<RowKey, Group>> bySet = new ArrayList<>();
    sets.forEach(set -> bySet.add(new LinkedHashMap<>()));
    while (input.next()) {
      frame.execution().tick();
      @Nullable Object[] values = QueryCompiler.evaluate(keys, frame);
      for (int i = 0; i < sets.size(); i++) {
        Group group = group(bySet.get(i), sets.get(i), values, frame);
        group.states().forEach(state -> state.add(frame));
      }
    }
    for (int i = 0; i < sets.size(); i++) {
      if (bySet.get(i).isEmpty() && sets.get(i).length == 0) {
        @Nullable Object[] row = new Object[frame.copy().length];
        asked.forEach(call -> row[call.slot()] = call.answer(new int[0]));
        groups.add(newGroup(row, frame));
      }
      groups.addAll(bySet.get(i).values());
    }
  }

  private Group group(
      Map<RowKey, Group> groups, int[] set, @Nullable Object[] values, Frame frame) {
    @Nullable Object[] part = new Object[set.length];
    for (int i = 0; i < set.length; i++) {
      part[i] = values[set[i]];
    }
    RowKey key = RowKey.of(part, Arrays.stream(set).mapToObj(types::get).toList());
    Group group = groups.get(key);
    if (group == null) {
      @Nullable Object[] row = frame.copy();
      for (int i = 0; i < keySlots.length; i++) {
        if (keySlots[i] >= 0) {
          row[keySlots[i]] = values[i];
        }
      }
      blank(row, set);
      asked.forEach(call -> row[call.slot()] = call.answer(set));
      frame.execution().hold(row);
      group = newGroup(row, frame);
      groups.put(key, group);
    }
    return group;
  }

  private void blank(@Nullable Object[] row, int[] set) {
    for (int i = 0; i < keySlots.length; i++) {
      int key = i;
      if (keySlots[i] >= 0 && Arrays.stream(set).noneMatch(member -> member == key)) {
        row[keySlots[i]] = null;
      }
    }
  }

  private Group newGroup(@Nullable Object[] row, Frame frame) {
    return new Group(row, aggregates.stream().map(call -> call.start(frame)).toList());
  }
}
