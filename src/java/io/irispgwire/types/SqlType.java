package io.irispgwire.types;

/**
 * A type with its modifier.
 *
 * @param modifier {@code atttypmod}: -1 for none; for varchar and bpchar length + 4; for numeric
 *     ((precision &lt;&lt; 16) | scale) + 4; for times the precision; for vector the dimensions
 */
public record SqlType(PgType type, int modifier) {
  public static SqlType of(PgType type) {
    return new SqlType(type, -1);
  }

  /** What a domain is over, through all domains: {@code getBaseTypeAndTypmod}. */
  public SqlType base() {
    return type.user() instanceof UserType.Domain domain ? domain.base().base() : this;
  }
}
