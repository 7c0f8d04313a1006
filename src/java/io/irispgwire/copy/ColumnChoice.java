package io.irispgwire.copy;

import java.util.List;

/**
 * The columns that an option is about.
 *
 * @param all whatever {@code names} says
 */
public record ColumnChoice(boolean all, List<String> names) {
  /** No column. */
  public static final ColumnChoice NONE = new ColumnChoice(false, List.of());

  static final ColumnChoice ALL = new ColumnChoice(true, List.of());

  public ColumnChoice {
    names = List.copyOf(names);
  }

  static ColumnChoice of(List<String> names) {
    return new ColumnChoice(false, names);
  }

  public boolean isNone() {
    return !all && names.isEmpty();
  }

  public boolean contains(String column) {
    return all || names.contains(column);
  }
}
