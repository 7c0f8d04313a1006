package io.irispgwire.error;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an ErrorResponse or NoticeResponse says; fields as in the manual's "Error and Notice Message
 * Fields".
 *
 * @param code five characters: those of {@code state}, or what a client has thought out
 * @param position 1-based index, in UTF-16 units, into the text the client sent; 0 when unknown.
 *     The session turns it into characters, which is what the wire carries
 * @param internal the query inside of a function that it is about
 * @param fields what else is known, in the order in which PostgreSQL sends it
 */
public record Diagnostic(
    Severity severity,
    SqlState state,
    String code,
    String message,
    int position,
    @Nullable Internal internal,
    Map<Field, String> fields) {

  public Diagnostic {
    fields = Collections.unmodifiableMap(fields);
  }

  /** A field of text that may be missing, and the letter that it has on the wire. */
  public enum Field {
    DETAIL('D'),
    HINT('H'),
    /** Where it happened: {@code COPY t, line 3}. */
    CONTEXT('W'),
    SCHEMA('s'),
    TABLE('t'),
    COLUMN('c'),
    DATA_TYPE('d'),
    CONSTRAINT('n'),
    /** PostgreSQL's function that reports it, where drivers go by that. */
    ROUTINE('R');

    private final char code;

    Field(char code) {
      this.code = code;
    }

    public char code() {
      return code;
    }
  }

  /**
   * A query that the client has not sent itself.
   *
   * @param position in characters, from 1
   */
  public record Internal(String query, int position) {}

  public static Diagnostic of(Severity severity, SqlState state, String message) {
    return new Diagnostic(
        severity, state, state.code(), message, 0, null, new EnumMap<>(Field.class));
  }

  public @Nullable String detail() {
    return fields.get(Field.DETAIL);
  }

  public @Nullable String hint() {
    return fields.get(Field.HINT);
  }

  public @Nullable String context() {
    return fields.get(Field.CONTEXT);
  }

  public @Nullable String schema() {
    return fields.get(Field.SCHEMA);
  }

  public @Nullable String table() {
    return fields.get(Field.TABLE);
  }

  public @Nullable String column() {
    return fields.get(Field.COLUMN);
  }

  public @Nullable String constraint() {
    return fields.get(Field.CONSTRAINT);
  }

  public @Nullable String dataType() {
    return fields.get(Field.DATA_TYPE);
  }

  /** The same with a field set, or without it. */
  Diagnostic with(Field field, @Nullable String value) {
    EnumMap<Field, String> changed = new EnumMap<>(Field.class);
    changed.putAll(fields);
    if (value == null) {
      changed.remove(field);
    } else {
      changed.put(field, value);
    }
    return new Diagnostic(severity, state, code, message, position, internal, changed);
  }

  public Diagnostic withDetail(@Nullable String detail) {
    return with(Field.DETAIL, detail);
  }

  public Diagnostic withHint(@Nullable String hint) {
    return with(Field.HINT, hint);
  }

  public Diagnostic withSeverity(Severity newSeverity) {
    return new Diagnostic(newSeverity, state, code, message, position, internal, fields);
  }

  public Diagnostic withPosition(int newPosition) {
    return new Diagnostic(severity, state, code, message, newPosition, internal, fields);
  }

  Diagnostic withCode(String newCode) {
    return new Diagnostic(severity, state, newCode, message, position, internal, fields);
  }

  Diagnostic withInternal(Internal newInternal) {
    return new Diagnostic(severity, state, code, message, 0, newInternal, fields);
  }

  /**
   * The same, which has also passed there: contexts stand one below the other, the nearest first.
   */
  public Diagnostic passing(String outer) {
    String inner = context();
    return with(Field.CONTEXT, inner == null ? outer : inner + '\n' + outer);
  }

  /** The same where it happened; a context that is there already is nearer to the cause. */
  public Diagnostic inContext(String context) {
    return context() == null ? with(Field.CONTEXT, context) : this;
  }
}
