package io.irispgwire.sql.tree;

import java.util.List;

/**
 * An option of COPY.
 *
 * @param name in lower case, as the syntax since 9.0 calls it
 */
public record CopyOption(Span span, String name, Argument argument) implements Node {
  /** What stands behind the name. */
  public sealed interface Argument {}

  /** Nothing, which means true where a Boolean is asked for. */
  public record None() implements Argument {}

  /** A string, word or number, as its text. */
  public record Text(String text) implements Argument {}

  /** {@code *}. */
  public record Star() implements Argument {}

  /** Names in parentheses. */
  public record Names(List<String> names) implements Argument {
    public Names {
      names = List.copyOf(names);
    }
  }
}
