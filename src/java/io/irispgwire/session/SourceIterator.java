package io.irispgwire.session;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The rows of a source as arrays of values; does not close it. */
final class SourceIterator implements Iterator<@Nullable Object[]> {
  private final RowSource source;
  private final List<Integer> places;
  private final int width;
  private boolean asked;
  private boolean more;

  /**
   * @param places where in the array each column of the source belongs
   * @param width of the array; places that no column takes are null
   */
  SourceIterator(RowSource source, List<Integer> places, int width) {
    this.source = source;
    this.places = places;
    this.width = width;
  }

  @Override
  public boolean hasNext() {
    if (!asked) {
      more = source.next();
      asked = true;
    }
    return more;
  }

  @Override
  public @Nullable Object[] next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    asked = false;
    @Nullable Object[] row = new @Nullable Object[width];
    for (int i = 0; i < places.size(); i++) {
      row[places.get(i)] = source.value(i);
    }
    return row;
  }
}
