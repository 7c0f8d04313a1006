package io.irispgwire.types;

/** Every codec by type. */
public final class Codecs {
  private Codecs() {}

  /**
   * The codec of {@code type}; a type without one of its own is served as text.
   *
   * <p>The cast is the caller's: the Java class is the one this package's comment gives for the
   * type.
   */
  public static Codec<Object> of(PgType type) {
    throw new UnsupportedOperationException(type.name());
  }
}
