package io.irispgwire.types;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.netty.buffer.ByteBuf;

/**
 * pgvector's {@code vector}: {@code [1,2,3]}; binary a 16-bit number of dimensions, 16 unused bits
 * and each element as a float4.
 *
 * <p>Source: pgvector 0.8.0, {@code src/vector.c}, {@code vector_in}, {@code vector_out}, {@code
 * vector_recv}, {@code vector_send}.
 */
final class EmbeddingCodec implements Codec<float[]> {
  @Override
  public void writeText(float[] value, TextStyle style, ByteBuf out) {
    out.writeByte('[');
    for (int i = 0; i < value.length; i++) {
      if (i > 0) {
        out.writeByte(',');
      }
      FloatText.write(value[i], TextStyle.DEFAULT, out);
    }
    out.writeByte(']');
  }

  @Override
  public void writeBinary(float[] value, ByteBuf out) {
    out.writeShort(value.length);
    out.writeShort(0);
    for (float element : value) {
      out.writeFloat(element);
    }
  }

  @Override
  public float[] readText(String text, TextStyle style) {
    return new EmbeddingReader(text).read();
  }

  @Override
  public float[] readBinary(ByteBuf in) {
    Invalid.needs(in, 2 * Short.BYTES);
    int dimensions = in.readShort();
    int unused = in.readShort();
    Embeddings.checkDimensions(dimensions);
    if (unused != 0) {
      throw new PgException(SqlState.DATA_EXCEPTION, "expected unused to be 0, not " + unused);
    }
    Invalid.isExactly(in, dimensions * Float.BYTES);
    float[] elements = new float[dimensions];
    for (int i = 0; i < dimensions; i++) {
      elements[i] = Embeddings.checkElement(in.readFloat());
    }
    return elements;
  }
}
