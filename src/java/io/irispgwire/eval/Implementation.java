package io.irispgwire.eval;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * The Java body of a function of {@code pg_proc}. Arguments arrive as the Java classes that {@link
 * io.irispgwire.types} names; a strict function never sees null.
 */
sealed interface Implementation {

  /** One argument, nothing of the world. */
  @FunctionalInterface
  non-sealed interface Unary<A> extends Implementation {
    @Nullable Object apply(A a);
  }

  /** Two arguments, nothing of the world. */
  @FunctionalInterface
  non-sealed interface Binary<A, B> extends Implementation {
    @Nullable Object apply(A a, B b);
  }

  /** Three arguments, nothing of the world. */
  @FunctionalInterface
  non-sealed interface Ternary<A, B, C> extends Implementation {
    @Nullable Object apply(A a, B b, C c);
  }

  /** Any arguments; sees types, settings and session. */
  @FunctionalInterface
  non-sealed interface General extends Implementation {
    @Nullable Object apply(Invocation in, @Nullable Object[] arguments);
  }

  /** Gives rows; a row of several columns is an {@code Object[]}. */
  @FunctionalInterface
  non-sealed interface SetReturning extends Implementation {
    Iterator<? extends @Nullable Object> rows(Invocation in, @Nullable Object[] arguments);
  }
}
