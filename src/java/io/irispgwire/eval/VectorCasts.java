package io.irispgwire.eval;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.types.Embeddings;
import io.irispgwire.types.Numeric;
import io.irispgwire.types.PgArray;
import io.irispgwire.types.PgType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Casts between vectors and arrays. Source: pgvector 0.8.0, {@code src/vector.c}, {@code
 * array_to_vector}, {@code vector_to_float4}.
 */
final class VectorCasts {
  private VectorCasts() {}

  static void addTo(FunctionTable table) {
    table.any(
        "array_to_vector",
        (in, a) ->
            vector((PgArray) Objects.requireNonNull(a[0]), (Integer) Objects.requireNonNull(a[1])));
    table.any("vector_to_float4", (in, a) -> array((float[]) Objects.requireNonNull(a[0])));
  }

  private static float[] vector(PgArray array, int modifier) {
    if (array.dimensions().length > 1) {
      throw new PgException(SqlState.DATA_EXCEPTION, "array must be 1-D");
    }
    if (array.elements().contains(null)) {
      throw new PgException(SqlState.NULL_VALUE_NOT_ALLOWED, "array must not contain nulls");
    }
    int dimensions = array.elements().size();
    Embeddings.checkDimensions(dimensions);
    if (modifier >= 0) {
      Embeddings.checkExpected(modifier, dimensions);
    }
    float[] elements = new float[dimensions];
    for (int i = 0; i < dimensions; i++) {
      elements[i] = Embeddings.checkElement(element(array.elements().get(i)));
    }
    return elements;
  }

  private static float element(@Nullable Object value) {
    if (value instanceof Numeric numeric) {
      return numeric.decimal() == null ? Float.NaN : numeric.decimal().floatValue();
    }
    return ((Number) Objects.requireNonNull(value)).floatValue();
  }

  private static PgArray array(float[] vector) {
    List<@Nullable Object> elements = new ArrayList<>(vector.length);
    for (float element : vector) {
      elements.add(element);
    }
    return PgArray.of(PgType.FLOAT4, elements);
  }
}
