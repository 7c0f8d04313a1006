package io.irispgwire.sql.analysis;

/** How a value of one type becomes one of another; PostgreSQL's {@code find_coercion_pathway}. */
public sealed interface CastPath {
  /** The value is already right ({@code COERCION_PATH_RELABELTYPE}). */
  record Relabel() implements CastPath {}

  /** By a cast function. */
  record Function(Proc proc) implements CastPath {}

  /** By output function and input function. */
  record InOut() implements CastPath {}

  /** A row of any columns becomes one of a composite type, field by field. */
  record Fields() implements CastPath {}

  /** Element by element. */
  record Elements(CastPath element) implements CastPath {}
}
