package io.irispgwire.error;

import io.irispgwire.error.Diagnostic.Field;
import org.jspecify.annotations.Nullable;

/** A failure the client is told about: the only exception that crosses a package border. */
public final class PgException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Diagnostic diagnostic;

  public PgException(SqlState state, String message) {
    this(state, message, null);
  }

  public PgException(SqlState state, String message, @Nullable Throwable cause) {
    this(Diagnostic.of(Severity.ERROR, state, message), cause);
  }

  /** A client's mistake needs no stack trace; a cause, when there is one, keeps its own. */
  private PgException(Diagnostic diagnostic, @Nullable Throwable cause) {
    super(diagnostic.message(), cause, true, diagnostic.state() == SqlState.INTERNAL_ERROR);
    this.diagnostic = diagnostic;
  }

  /** {@code e} itself, or an internal error that hides what only the log should tell. */
  public static PgException of(Throwable e) {
    return e instanceof PgException known
        ? known
        : new PgException(SqlState.INTERNAL_ERROR, "internal error", e);
  }

  public PgException withDetail(String detail) {
    return new PgException(diagnostic.withDetail(detail), getCause());
  }

  public PgException withHint(String hint) {
    return new PgException(diagnostic.withHint(hint), getCause());
  }

  /**
   * The same failure at a place in the client's text.
   *
   * @param position 1-based, in UTF-16 units
   */
  public PgException at(int position) {
    return new PgException(diagnostic.withPosition(position), getCause());
  }

  /** Names the objects a constraint violation is about. */
  public PgException about(
      @Nullable String schema,
      @Nullable String table,
      @Nullable String column,
      @Nullable String constraint) {
    return new PgException(
        diagnostic
            .with(Field.SCHEMA, schema)
            .with(Field.TABLE, table)
            .with(Field.COLUMN, column)
            .with(Field.CONSTRAINT, constraint),
        getCause());
  }

  /** Names the domain that a violation is about, and its constraint if there is one. */
  public PgException aboutType(String schema, String type, @Nullable String constraint) {
    return new PgException(
        diagnostic
            .with(Field.SCHEMA, schema)
            .with(Field.DATA_TYPE, type)
            .with(Field.CONSTRAINT, constraint),
        getCause());
  }

  /**
   * The same failure as PostgreSQL's function {@code routine} reports it: drivers look for some.
   */
  public PgException from(String routine) {
    return new PgException(diagnostic.with(Field.ROUTINE, routine), getCause());
  }

  /** The same failure and where it happened: {@code COPY t, line 3}. */
  public PgException in(String context) {
    return new PgException(diagnostic.inContext(context), getCause());
  }

  /** The same failure, which has also passed there; contexts add up. */
  public PgException passing(String context) {
    return new PgException(diagnostic.passing(context), getCause());
  }

  /** The same failure, whose position is one in that query, which the client has not sent. */
  public PgException inside(String query, int position) {
    int characters = query.codePointCount(0, Math.min(query.length(), position - 1)) + 1;
    return new PgException(
        diagnostic.withInternal(new Diagnostic.Internal(query, characters)), getCause());
  }

  /** The same failure with a SQLSTATE that a client has thought out. */
  public PgException coded(String code) {
    return new PgException(diagnostic.withCode(code), getCause());
  }

  /** The same failure, after which the connection is closed. */
  public PgException fatal() {
    return new PgException(diagnostic.withSeverity(Severity.FATAL), getCause());
  }

  public boolean isFatal() {
    return diagnostic.severity() == Severity.FATAL;
  }

  public Diagnostic diagnostic() {
    return diagnostic;
  }

  public SqlState state() {
    return diagnostic.state();
  }

  @Override
  public String getMessage() {
    return diagnostic.message();
  }
}
