package io.irispgwire.error;

import org.jspecify.annotations.Nullable;

/**
 * What an ErrorResponse or NoticeResponse says; fields as in the manual's "Error and Notice Message
 * Fields".
 *
 * @param routine PostgreSQL's function that reports it, where drivers go by that
 * @param context where it happened: {@code COPY t, line 3}
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
    @Nullable String context) {

  public static Diagnostic of(Severity severity, SqlState state, String message) {
    return new Diagnostic(
        severity, state, message, null, null, 0, null, null, null, null, null, null, null);
  }

  Diagnostic withSeverity(Severity newSeverity) {
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
        context);
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
        context);
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
        context);
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
        context);
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
        context);
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
        context);
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
            newContext);
  }
}
