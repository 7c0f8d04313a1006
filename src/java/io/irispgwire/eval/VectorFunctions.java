package io.irispgwire.eval;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.types.BitString;
import io.irispgwire.types.Embeddings;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * pgvector's functions and operators. As there, distances are summed in single precision.
 *
 * <p>Source: pgvector 0.8.0, {@code src/vector.c}, the C function that each key names.
 */
final class VectorFunctions {
  private VectorFunctions() {}

  static void addTo(FunctionTable table) {
    distances(table);
    comparisons(table);
    arithmetic(table);
    parts(table);
    VectorCasts.addTo(table);
  }

  private static void distances(FunctionTable table) {
    table.two("l2_distance", (float[] a, float[] b) -> Math.sqrt(squared(a, b)));
    table.two("vector_l2_squared_distance", (float[] a, float[] b) -> (double) squared(a, b));
    table.two("inner_product", (float[] a, float[] b) -> (double) product(a, b));
    table.two("vector_negative_inner_product", (float[] a, float[] b) -> (double) -product(a, b));
    table.two("cosine_distance", VectorFunctions::cosine);
    table.two("l1_distance", VectorFunctions::taxicab);
    table.two(
        "vector_spherical_distance",
        (float[] a, float[] b) -> Math.acos(clamped(product(a, b))) / Math.PI);
    table.one("vector_norm", (float[] a) -> norm(a));
  }

  static void checkSame(float[] a, float[] b) {
    if (a.length != b.length) {
      throw new PgException(
          SqlState.DATA_EXCEPTION, "different vector dimensions " + a.length + " and " + b.length);
    }
  }

  private static float squared(float[] a, float[] b) {
    checkSame(a, b);
    float sum = 0;
    for (int i = 0; i < a.length; i++) {
      float difference = a[i] - b[i];
      sum += difference * difference;
    }
    return sum;
  }

  private static float product(float[] a, float[] b) {
    checkSame(a, b);
    float sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double cosine(float[] a, float[] b) {
    double sizes = (double) product(a, b);
    double similarity = sizes / Math.sqrt((double) product(a, a) * (double) product(b, b));
    return 1.0 - clamped(similarity);
  }

  private static double taxicab(float[] a, float[] b) {
    checkSame(a, b);
    float sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs(a[i] - b[i]);
    }
    return sum;
  }

  /** NaN stays. */
  private static double clamped(double cosine) {
    return cosine > 1 ? 1 : cosine < -1 ? -1 : cosine;
  }

  private static double norm(float[] a) {
    double sum = 0;
    for (float element : a) {
      sum += (double) element * (double) element;
    }
    return Math.sqrt(sum);
  }

  private static void comparisons(FunctionTable table) {
    compare(table, "vector_eq", order -> order == 0);
    compare(table, "vector_ne", order -> order != 0);
    compare(table, "vector_lt", order -> order < 0);
    compare(table, "vector_le", order -> order <= 0);
    compare(table, "vector_gt", order -> order > 0);
    compare(table, "vector_ge", order -> order >= 0);
    table.two("vector_cmp", (float[] a, float[] b) -> Embeddings.compare(a, b));
  }

  private static void compare(FunctionTable table, String key, IntPredicate holds) {
    table.two(key, (float[] a, float[] b) -> holds.test(Embeddings.compare(a, b)));
  }

  private static void arithmetic(FunctionTable table) {
    table.two("vector_add", VectorFunctions::sum);
    table.two("vector_sub", (float[] a, float[] b) -> each(a, b, (x, y) -> x - y));
    table.two("vector_mul", VectorFunctions::products);
    table.two("vector_concat", VectorFunctions::joined);
    table.one("l2_normalize", VectorFunctions::normalized);
  }

  /** A function of two elements. */
  @FunctionalInterface
  private interface Combination {
    float of(float x, float y);
  }

  static float[] sum(float[] a, float[] b) {
    return each(a, b, Float::sum);
  }

  private static float[] each(float[] a, float[] b, Combination combination) {
    checkSame(a, b);
    float[] result = new float[a.length];
    for (int i = 0; i < a.length; i++) {
      result[i] = finite(combination.of(a[i], b[i]));
    }
    return result;
  }

  private static float[] products(float[] a, float[] b) {
    float[] result = each(a, b, (x, y) -> x * y);
    for (int i = 0; i < result.length; i++) {
      if (result[i] == 0 && a[i] != 0 && b[i] != 0) {
        throw FloatFunctions.underflow();
      }
    }
    return result;
  }

  static float finite(float element) {
    if (Float.isInfinite(element)) {
      throw FloatFunctions.overflow();
    }
    return element;
  }

  private static float[] joined(float[] a, float[] b) {
    Embeddings.checkDimensions(a.length + b.length);
    float[] result = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, result, a.length, b.length);
    return result;
  }

  /** A vector of zeros stays one. */
  private static float[] normalized(float[] a) {
    double norm = norm(a);
    float[] result = new float[a.length];
    for (int i = 0; i < a.length && norm > 0; i++) {
      result[i] = finite((float) (a[i] / norm));
    }
    return result;
  }

  private static void parts(FunctionTable table) {
    table.one("vector_dims", (float[] a) -> a.length);
    table.one("binary_quantize", VectorFunctions::signs);
    table.three("subvector", VectorFunctions::subvector);
  }

  private static BitString signs(float[] a) {
    StringBuilder bits = new StringBuilder(a.length);
    for (float element : a) {
      bits.append(element > 0 ? '1' : '0');
    }
    return new BitString(bits.toString());
  }

  private static float[] subvector(float[] a, int start, int count) {
    if (count < 1) {
      Embeddings.checkDimensions(0);
    }
    int end = start > a.length - count ? a.length + 1 : start + count;
    int first = Math.max(1, start);
    Embeddings.checkDimensions(end - first);
    return Arrays.copyOfRange(a, first - 1, end - 1);
  }
}
