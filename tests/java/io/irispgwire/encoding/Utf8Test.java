package io.irispgwire.encoding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class Utf8Test {
  @Test
  void every_length_of_sequence_is_read() {
    String text = "a\u00e4\u20ac\ud83d\ude00";

    assertThat(Utf8.decode(text.getBytes(UTF_8))).isEqualTo(text);
  }

  @Test
  void a_replacement_character_that_was_sent_is_no_error() {
    assertThat(Utf8.decode("\ufffd".getBytes(UTF_8))).isEqualTo("\ufffd");
  }

  /** The bytes after the quote are what PostgreSQL 15 named for {@code select '<bytes>'}. */
  @ParameterizedTest
  @CsvSource({
    "27ff27, 0xff",
    "27e228a127, 0xe2 0x28 0xa1",
    "27f09f, 0xf0 0x9f",
    "27eda08027, 0xed 0xa0 0x80",
    "27c08027, 0xc0 0x80",
    "27f580808027, 0xf5 0x80 0x80 0x80",
    "27e282, 0xe2 0x82"
  })
  void bad_sequences_are_named(String hex, String named) {
    assertThatThrownBy(() -> Utf8.decode(HexFormat.of().parseHex(hex)))
        .hasMessage("invalid byte sequence for encoding \"UTF8\": " + named);
  }
}
