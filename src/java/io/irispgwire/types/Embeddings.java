package io.irispgwire.types;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;

/**
 * What every value of pgvector's {@code vector} keeps to. Source: pgvector 0.8.0, {@code
 * src/vector.c}, {@code CheckDim}, {@code CheckExpectedDim}, {@code CheckElement}, {@code
 * vector_cmp_internal}.
 */
public final class Embeddings {
  /** {@code VECTOR_MAX_DIM}. */
  static final int MOST_DIMENSIONS = 16_000;

  private Embeddings() {}

  /** Fails unless a vector may have so many dimensions. */
  public static void checkDimensions(int dimensions) {
    if (dimensions < 1) {
      throw new PgException(SqlState.DATA_EXCEPTION, "vector must have at least 1 dimension");
    }
    if (dimensions > MOST_DIMENSIONS) {
      throw tooMany();
    }
  }

  static PgException tooMany() {
    return new PgException(
        SqlState.PROGRAM_LIMIT_EXCEEDED,
        "vector cannot have more than " + MOST_DIMENSIONS + " dimensions");
  }

  /** Fails unless a vector has the dimensions that its type's modifier or a sum asks for. */
  public static void checkExpected(int expected, int dimensions) {
    if (expected != dimensions) {
      throw new PgException(
          SqlState.DATA_EXCEPTION, "expected " + expected + " dimensions, not " + dimensions);
    }
  }

  /** The element, which must be finite. */
  public static float checkElement(float element) {
    if (Float.isNaN(element)) {
      throw new PgException(SqlState.DATA_EXCEPTION, "NaN not allowed in vector");
    }
    if (Float.isInfinite(element)) {
      throw new PgException(SqlState.DATA_EXCEPTION, "infinite value not allowed in vector");
    }
    return element;
  }

  /** Element by element, then by length. */
  public static int compare(float[] a, float[] b) {
    for (int i = 0; i < Math.min(a.length, b.length); i++) {
      if (a[i] != b[i]) {
        return a[i] < b[i] ? -1 : 1;
      }
    }
    return Integer.compare(a.length, b.length);
  }

  /** Something with {@code equals} and {@code hashCode}: the zeros are equal. */
  public static Object key(float[] value) {
    StringBuilder bits = new StringBuilder(2 * value.length);
    for (float element : value) {
      int word = Float.floatToIntBits(element == 0 ? 0 : element);
      bits.append((char) (word >>> 16)).append((char) word);
    }
    return bits.toString();
  }
}
