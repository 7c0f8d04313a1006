package io.irispgwire.types;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An array value.
 *
 * @param elementType type of every element
 * @param dimensions length of each dimension; empty for {@code '{}'}
 * @param lowerBounds first index of each dimension
 * @param elements row-major, NULL as null
 */
public record PgArray(
    PgType elementType, int[] dimensions, int[] lowerBounds, List<@Nullable Object> elements) {

  /** A one-dimensional array that starts at 1, or the empty array. */
  public static PgArray of(PgType elementType, List<? extends @Nullable Object> elements) {
    return elements.isEmpty()
        ? new PgArray(elementType, new int[0], new int[0], List.of())
        : new PgArray(
            elementType,
            new int[] {elements.size()},
            new int[] {1},
            new java.util.ArrayList<>(elements));
  }
}
