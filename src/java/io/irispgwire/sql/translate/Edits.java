package io.irispgwire.sql.translate;

import io.irispgwire.sql.Translation.Operand;
import io.irispgwire.sql.tree.Node;
import io.irispgwire.sql.tree.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Changes to a part of the client's text. They must not overlap; text between them stays byte for
 * byte, except for comments that IRIS would read differently ({@link Comments}).
 */
final class Edits {
  private final String sql;
  private final List<Edit> edits = new ArrayList<>();

  Edits(String sql) {
    this.sql = sql;
  }

  /** An insertion is an edit of an empty span. */
  private record Edit(Span span, Fragment replacement) {}

  Edits replace(Span span, Fragment replacement) {
    edits.add(new Edit(span, replacement));
    return this;
  }

  Edits replace(Node node, Fragment replacement) {
    return replace(node.span(), replacement);
  }

  Edits replace(Span span, String replacement) {
    return replace(span, Fragment.of(replacement));
  }

  /** Insertions at one place keep their order, and stand before a replacement that starts there. */
  Edits insert(int at, Fragment inserted) {
    return replace(new Span(at, at), inserted);
  }

  Edits insert(int at, String inserted) {
    return insert(at, Fragment.of(inserted));
  }

  /** Deletes the span and the blanks before it. */
  Edits delete(Span span) {
    int start = span.start();
    while (start > 0 && Character.isWhitespace(sql.charAt(start - 1))) {
      start--;
    }
    return replace(new Span(start, span.end()), Fragment.EMPTY);
  }

  /** The text of {@code whole} with all edits made. */
  Fragment apply(Span whole) {
    List<Edit> inOrder = new ArrayList<>(edits);
    inOrder.sort(
        Comparator.comparingInt((Edit edit) -> edit.span.start())
            .thenComparing(edit -> edit.span.end() > edit.span.start()));
    StringBuilder text = new StringBuilder(whole.end() - whole.start() + 32);
    List<Operand> operands = new ArrayList<>();
    int at = whole.start();
    for (Edit edit : inOrder) {
      if (edit.span.start() < at || edit.span.end() > whole.end()) {
        throw new IllegalStateException("edits overlap at " + edit.span);
      }
      Comments.append(sql, at, edit.span.start(), text);
      text.append(edit.replacement.text());
      operands.addAll(edit.replacement.operands());
      at = edit.span.end();
    }
    Comments.append(sql, at, whole.end(), text);
    return new Fragment(text.toString(), operands);
  }
}
