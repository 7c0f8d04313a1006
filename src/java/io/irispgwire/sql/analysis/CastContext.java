package io.irispgwire.sql.analysis;

/** Who asks for a cast, from the least willing to the most; PostgreSQL's CoercionContext. */
public enum CastContext {
  IMPLICIT,
  ASSIGNMENT,
  EXPLICIT;

  static CastContext of(char castcontext) {
    return switch (castcontext) {
      case 'i' -> IMPLICIT;
      case 'a' -> ASSIGNMENT;
      default -> EXPLICIT;
    };
  }

  /** Whether a cast declared for {@code declared} may be used here. */
  boolean allows(CastContext declared) {
    return compareTo(declared) >= 0;
  }
}
