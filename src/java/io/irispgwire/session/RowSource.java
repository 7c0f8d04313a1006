package io.irispgwire.session;

import org.jspecify.annotations.Nullable;

/** The rows of a result, read once from front to back. */
interface RowSource extends AutoCloseable {
  boolean next();

  /** A column, from 0, of the row that {@link #next} went to: of the class its type has. */
  @Nullable Object value(int column);

  /** Writes the whole row; the fast way from the back end to the client. */
  void write(RowTarget writer);

  @Override
  void close();

  /** A result without rows. */
  RowSource EMPTY =
      new RowSource() {
        @Override
        public boolean next() {
          return false;
        }

        @Override
        public @Nullable Object value(int column) {
          throw new IllegalStateException("no row");
        }

        @Override
        public void write(RowTarget writer) {
          throw new IllegalStateException("no row");
        }

        @Override
        public void close() {}
      };
}
