package io.irispgwire.backend.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.h2.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * IRIS's vectors in H2: a byte for the type of the elements, then each as a little-endian double.
 * Its functions are called by H2 only, hence public.
 *
 * <p>Source: InterSystems SQL Reference, "TO_VECTOR", "VECTOR_COSINE", "VECTOR_DOT_PRODUCT", and
 * SQLCODE -257 to -259. pgvector's words stand for IRIS's where a length is wrong.
 */
public final class EmbeddedVectors {
  static final List<String> DEFINITIONS =
      List.of(
          alias("IRIS_TO_VECTOR", "toVector"),
          alias("IRIS_VECTOR_COSINE", "cosine"),
          alias("IRIS_VECTOR_DOT_PRODUCT", "dotProduct"));

  private static final List<String> TYPES =
      List.of("DOUBLE", "FLOAT", "DECIMAL", "INTEGER", "INT", "BIGINT");

  private static final VarHandle DOUBLES =
      MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);

  /** The type of elements is held as its place in {@link #TYPES}, from here on. */
  private static final int FIRST_TYPE = 1;

  private static final String DATA_EXCEPTION = "22000";

  private EmbeddedVectors() {}

  private static String alias(String name, String method) {
    return "CREATE ALIAS IF NOT EXISTS PUBLIC.%s DETERMINISTIC FOR '%s.%s'"
        .formatted(name, EmbeddedVectors.class.getName(), method);
  }

  /** {@code TO_VECTOR(text, type)}. What is a vector already stays what it is. */
  public static byte @Nullable [] toVector(Value data, String type) throws SQLException {
    if (isNull(data)) {
      return null;
    }
    byte[] bytes = data.getBytesNoCopy();
    return isVector(bytes) ? bytes : read(new String(bytes, UTF_8), type);
  }

  private static byte[] read(String text, String type) throws SQLException {
    String list = text.strip();
    boolean bracketed = list.startsWith("[") && list.endsWith("]");
    String[] elements = (bracketed ? list.substring(1, list.length() - 1) : list).split(",", -1);
    double[] values = new double[elements.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = element(elements[i].strip(), type);
    }
    return write(values, type);
  }

  private static double element(String text, String type) throws SQLException {
    try {
      double value = Double.parseDouble(text);
      return type.contains("INT") ? (long) value : type.equals("FLOAT") ? (float) value : value;
    } catch (NumberFormatException e) {
      throw new SQLException("TO_VECTOR cannot read \"" + text + "\"", DATA_EXCEPTION, 1, e);
    }
  }

  static byte[] write(double[] values, String type) {
    byte[] bytes = new byte[1 + Double.BYTES * values.length];
    bytes[0] = (byte) (FIRST_TYPE + TYPES.indexOf(type.toUpperCase(Locale.ROOT)));
    for (int i = 0; i < values.length; i++) {
      DOUBLES.set(bytes, 1 + Double.BYTES * i, values[i]);
    }
    return bytes;
  }

  static float[] elements(byte[] bytes) {
    float[] elements = new float[dimensions(bytes)];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = (float) element(bytes, i);
    }
    return elements;
  }

  private static int dimensions(byte[] vector) {
    return vector.length / Double.BYTES;
  }

  private static double element(byte[] vector, int index) {
    return (double) DOUBLES.get(vector, 1 + Double.BYTES * index);
  }

  private static boolean isNull(Value value) {
    return value.getValueType() == Value.NULL;
  }

  private static boolean isVector(byte[] bytes) {
    return bytes.length % Double.BYTES == 1
        && bytes[0] >= FIRST_TYPE
        && bytes[0] < FIRST_TYPE + TYPES.size();
  }

  /** {@code VECTOR_DOT_PRODUCT}. */
  public static @Nullable Double dotProduct(Value first, Value second) throws SQLException {
    if (isNull(first) || isNull(second)) {
      return null;
    }
    byte[] a = vector(first);
    byte[] b = vector(second);
    checkAlike(a, b);
    return product(a, b);
  }

  /** {@code VECTOR_COSINE}; NULL for a vector of zeros, which has no direction. */
  public static @Nullable Double cosine(Value first, Value second) throws SQLException {
    if (isNull(first) || isNull(second)) {
      return null;
    }
    byte[] a = vector(first);
    byte[] b = vector(second);
    checkAlike(a, b);
    double products = 0;
    double squares = 0;
    double otherSquares = 0;
    for (int i = 0; i < dimensions(a); i++) {
      double x = element(a, i);
      double y = element(b, i);
      products += x * y;
      squares += x * x;
      otherSquares += y * y;
    }
    double lengths = Math.sqrt(squares * otherSquares);
    return lengths == 0 ? null : Math.max(-1, Math.min(1, products / lengths));
  }

  private static double product(byte[] a, byte[] b) {
    double even = 0; // two sums, so that one addition need not wait for the other
    double odd = 0;
    int pairs = dimensions(a) & ~1;
    for (int i = 0; i < pairs; i += 2) {
      even += element(a, i) * element(b, i);
      odd += element(a, i + 1) * element(b, i + 1);
    }
    return pairs == dimensions(a) ? even + odd : even + odd + element(a, pairs) * element(b, pairs);
  }

  private static byte[] vector(Value value) throws SQLException {
    byte[] bytes = value.getBytesNoCopy();
    if (!isVector(bytes)) {
      throw new SQLException("a vector is expected, not a string", DATA_EXCEPTION, 258);
    }
    return bytes;
  }

  private static void checkAlike(byte[] a, byte[] b) throws SQLException {
    if (a.length != b.length) {
      throw new SQLException(
          "different vector dimensions " + dimensions(a) + " and " + dimensions(b),
          DATA_EXCEPTION,
          257);
    }
    if (a[0] != b[0]) {
      throw new SQLException("vectors of different types of elements", DATA_EXCEPTION, 259);
    }
  }
}
