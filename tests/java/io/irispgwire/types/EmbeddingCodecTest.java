package io.irispgwire.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.irispgwire.error.PgException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The binary form of pgvector's vector, as vector_send and vector_recv of pgvector 0.8.0 have it.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EmbeddingCodecTest {
  private static final String BYTES = "000300003f800000c02000003dcccccd";
  private static final float[] VECTOR = {1, -2.5f, 0.1f};

  private final EmbeddingCodec codec = new EmbeddingCodec();

  @Test
  void sends_the_dimensions_an_unused_word_and_the_elements() {
    ByteBuf out = Unpooled.buffer();
    codec.writeBinary(VECTOR, out);
    assertThat(ByteBufUtil.hexDump(out)).isEqualTo(BYTES);
  }

  @Test
  void receives_what_it_sends() {
    assertThat(received(BYTES)).containsExactly(VECTOR);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          00000000                 | 22000 | vector must have at least 1 dimension
          3e810000                 | 54000 | vector cannot have more than 16000 dimensions
          000100013f800000         | 22000 | expected unused to be 0, not 1
          000100007fc00000         | 22000 | NaN not allowed in vector
          00010000ff800000         | 22000 | infinite value not allowed in vector
          0001                     | 08P01 | insufficient data left in message
          000200003f800000         | 08P01 | insufficient data left in message
          000100003f8000003f800000 | 22P03 | incorrect binary data format
          """)
  void refuses_what_is_no_vector(String bytes, String state, String message) {
    assertThatThrownBy(() -> received(bytes))
        .isInstanceOfSatisfying(
            PgException.class, e -> assertThat(e.state().code()).isEqualTo(state))
        .hasMessage(message);
  }

  private float[] received(String hex) {
    return codec.readBinary(Unpooled.wrappedBuffer(ByteBufUtil.decodeHexDump(hex)));
  }
}
