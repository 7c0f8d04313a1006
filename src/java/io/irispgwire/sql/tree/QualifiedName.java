package io.irispgwire.sql.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code [[catalog.]schema.]name}; never empty. */
public record QualifiedName(Span span, List<Name> parts) implements Node {
  public QualifiedName {
    parts = List.copyOf(parts);
  }

  public Name last() {
    return parts.get(parts.size() - 1);
  }

  /** The part before the last, when there is one. */
  public @Nullable Name schema() {
    return parts.size() < 2 ? null : parts.get(parts.size() - 2);
  }

  /** As written in a message: parts joined by dots, unquoted. */
  @Override
  public String toString() {
    return String.join(".", parts.stream().map(Name::value).toList());
  }
}
