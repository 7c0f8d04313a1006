package io.irispgwire.error;

import org.jspecify.annotations.Nullable;

/**
 * What an ErrorResponse or NoticeResponse says; fields as in the manual's "Error and Notice Message
 * Fields".
 *
 * @param routine PostgreSQL's function that reports it, where drivers go by that
 * @param context where it happened: {@code COPY t, line 3}
 * @param ownCode five characters that a client has thought out, instead of those of {@code state}
 * @param internal the query inside of a function that it is about
 * @param position 1-based index, in UTF-16 units, into the text the client sent; 0 when unknown.
 *     The session turns it into characters, which is what the wire carries
 */
public record Diagnostic(
    Severity severity,
    SqlState state,
    String message,
    @Nullable String detail,
    @Nullable String hint,
    int position,
    @Nullable String schema,
    @Nullable String table,
    @Nullable String column,
    @Nullable String dataType,
    @Nullable String constraint,
    @Nullable String routine,
    @Nullable String context,
    @Nullable String ownCode,
    @Nullable Internal internal) {

  /**
   * A query that the client has not sent itself.
   *
   * @param position in characters, from 1
   */
  public record Internal(String query, int position) {}

  public static Diagnostic of(Severity severity, SqlState state, String message) {
    return new Diagnostic(
        severity, state, message, null, null, 0, null, null, null, null, null, null, null, null,
        null);
  }

  /** What the client reads as SQLSTATE. */
  public String code() {
    return ownCode == null ? state.code() : ownCode;
  }

  public Diagnostic withSeverity(Severity newSeverity) {
    return new Diagnostic(
        newSeverity,
        state,
        message,
        detail,
        hint,
        position,
        schema,
        table,
        column,
        dataType,
        constraint,
        routine,
        context,
        ownCode,
        internal);
  }

  public Diagnostic withDetail(@Nullable String newDetail) {
    return new Diagnostic(
        severity,
        state,
        message,
        newDetail,
        hint,
        position,
        schema,
        table,
        column,
        dataType,
        constraint,
        routine,
        context,
        ownCode,
        internal);
  }

  public Diagnostic withHint(@Nullable String newHint) {
    return new Diagnostic(
        severity,
        state,
        message,
        detail,
        newHint,
        position,
        schema,
        table,
        column,
        dataType,
        constraint,
        routine,
        context,
        ownCode,
        internal);
  }

  public Diagnostic withPosition(int newPosition) {
    return new Diagnostic(
        severity,
        state,
        message,
        detail,
        hint,
        newPosition,
        schema,
        table,
        column,
        dataType,
        constraint,
        routine,
        context,
        ownCode,
        internal);
  }

  Diagnostic withRoutine(String newRoutine) {
    return new Diagnostic(
        severity,
        state,
        message,
        detail,
        hint,
        position,
        schema,
        table,
        column,
        dataType,
        constraint,
        newRoutine,
        context,
        ownCode,
        internal);
  }

  Diagnostic withObject(
      @Nullable String newSchema,
      @Nullable String newTable,
      @Nullable String newColumn,
      @Nullable String newConstraint) {
    return new Diagnostic(
        severity,
        state,
        message,
        detail,
        hint,
        position,
        newSchema,
        newTable,
        newColumn,
        dataType,
        newConstraint,
        routine,
        context,
        ownCode,
        internal);
  }

  Diagnostic withDataType(String newSchema, String newType, @Nullable String newConstraint) {
    return new Diagnostic(
        severity,
        state,
        message,
        detail,
        hint,
        position,
        newSchema,
        table,
        column,
        newType,
        newConstraint,
        routine,
        context,
        ownCode,
        internal);
  }

  Diagnostic withCode(String newCode) {
    return new Diagnostic(
        severity,
        state,
        message,
        detail,
        hint,
        position,
        schema,
        table,
        column,
        dataType,
        constraint,
        routine,
        context,
        newCode,
        internal);
  }

  Diagnostic withInternal(Internal newInternal) {
    return new Diagnostic(
        severity,
        state,
        message,
        detail,
        hint,
        0,
        schema,
        table,
        column,
        dataType,
        constraint,
        routine,
        context,
        ownCode,
        newInternal);
  }

  /**
   * The same, which has also passed there: contexts stand one below the other, the nearest first.
   */
  public Diagnostic passing(String outer) {
    String all = context == null ? outer : context + '\n' + outer;
    return new Diagnostic(
        severity,
        state,
        message,
        detail,
        hint,
        position,
        schema,
        table,
        column,
        dataType,
        constraint,
        routine,
        all,
        ownCode,
        internal);
  }

  /** The same where it happened; a context that is there already is nearer to the cause. */
  public Diagnostic inContext(String newContext) {
    return context != null
        ? this
        : new Diagnostic(
            severity,
            state,
            message,
            detail,
            hint,
            position,
            schema,
            table,
            column,
            dataType,
            constraint,
            routine,
            newContext,
            ownCode,
            internal);
  }
}
