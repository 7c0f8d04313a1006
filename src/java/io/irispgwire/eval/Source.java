package io.irispgwire.eval;

/** A compiled item of FROM. */
@FunctionalInterface
interface Source {
  /** Starts it over the frame whose slots it fills. */
  Cursor open(Frame frame);
}
