package io.irispgwire.sql;

import io.irispgwire.error.PgException;
import io.irispgwire.sql.tree.Span;
import org.jspecify.annotations.Nullable;

/**
 * One token; blanks and comments lie between tokens.
 *
 * @param start offset of its first character, in UTF-16 units
 * @param end offset after its last one
 * @param text what it denotes: an identifier folded or unquoted, a string without quotes and
 *     escapes, {@code b0101} or {@code x1F} for a bit string, digits of a number or parameter, an
 *     operator ({@code !=} is {@code <>})
 * @param keyword the keyword it is, else null
 * @param failure why this token is none: thrown when the parser comes to it, as PostgreSQL reads
 *     its tokens one by one
 */
public record Token(
    Kind kind,
    int start,
    int end,
    String text,
    @Nullable Keyword keyword,
    @Nullable PgException failure) {
  /** The sorts of token in PostgreSQL's {@code scan.l}. */
  public enum Kind {
    WORD,
    QUOTED_WORD,
    STRING,
    BIT_STRING,
    INTEGER,
    DECIMAL,
    PARAMETER,
    /** An operator that the grammar has a name for, or punctuation. */
    SYMBOL,
    /** Any other operator. */
    OPERATOR,
    END,
    BROKEN
  }

  Token(Kind kind, int start, int end, String text) {
    this(kind, start, end, text, null, null);
  }

  public Span span() {
    return new Span(start, end);
  }

  /** Whether this is the keyword or symbol {@code text}. */
  public boolean is(String expected) {
    return (kind == Kind.SYMBOL || keyword != null) && text.equals(expected);
  }

  /** The text of a keyword or symbol, for a switch; else "". */
  public String tag() {
    return kind == Kind.SYMBOL || keyword != null ? text : "";
  }

  boolean isIdentifier() {
    return kind == Kind.QUOTED_WORD || (kind == Kind.WORD && keyword == null);
  }
}
