package io.irispgwire.types;

/**
 * A value of an enum. It sorts as the type was declared.
 *
 * @param place among the type's labels, from 0
 */
public record EnumLabel(int place, String text) implements Comparable<EnumLabel> {
  @Override
  public int compareTo(EnumLabel other) {
    return Integer.compare(place, other.place);
  }
}
