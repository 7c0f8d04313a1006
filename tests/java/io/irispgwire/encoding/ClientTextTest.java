package io.irispgwire.encoding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.irispgwire.error.PgException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables are PostgreSQL 15's convert_from over the bytes in the first column. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ClientTextTest {
  private static final Path FOLDER = Path.of("tests/golden/encoding");

  @ParameterizedTest
  @ValueSource(strings = {"single-byte.tsv", "multi-byte.tsv"})
  void bytes_mean_the_characters_that_they_mean_to_postgresql(String file) throws IOException {
    List<String> expected = Files.readAllLines(FOLDER.resolve(file), UTF_8);
    List<String> actual = new ArrayList<>();

    for (String line : expected) {
      String[] fields = line.split("\t", -1);
      actual.add(fields[0] + '\t' + fields[1] + '\t' + character(text(fields[0]), fields[1]));
    }

    assertThat(actual).containsExactlyElementsOf(expected);
  }

  private static String character(ClientText text, String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    try {
      String decoded = text.decode(bytes);
      assertThat(text.decode(text.encode(decoded))).isEqualTo(decoded);
      return decoded;
    } catch (PgException e) {
      return e.state().code();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "LATIN1, \u20ac, character with byte sequence 0xe2 0x82 0xac in encoding \"UTF8\" has no"
        + " equivalent in encoding \"LATIN1\"",
    "WIN1252, a\u65e5b, character with byte sequence 0xe6 0x97 0xa5 in encoding \"UTF8\" has no"
        + " equivalent in encoding \"WIN1252\"",
  })
  void a_character_that_the_client_cannot_read_is_refused(
      String encoding, String character, String message) {
    assertThatThrownBy(() -> text(encoding).encode(character))
        .hasMessage(message)
        .isInstanceOfSatisfying(
            PgException.class, e -> assertThat(e.state().code()).isEqualTo("22P05"));
  }

  @ParameterizedTest
  @CsvSource({
    "EUC_JP, ff, invalid byte sequence for encoding \"EUC_JP\": 0xff",
    "EUC_JP, 61a1, invalid byte sequence for encoding \"EUC_JP\": 0xa1",
    "SJIS, 81, invalid byte sequence for encoding \"SJIS\": 0x81",
  })
  void bytes_that_are_no_text_are_refused(String encoding, String hex, String message) {
    assertThatThrownBy(() -> text(encoding).decode(HexFormat.of().parseHex(hex)))
        .hasMessage(message)
        .isInstanceOfSatisfying(
            PgException.class, e -> assertThat(e.state().code()).isEqualTo("22021"));
  }

  /** JIS X 0213 has codes for a kana and its mark together; the answers are PostgreSQL 15's. */
  @ParameterizedTest
  @CsvSource({
    "EUC_JIS_2004, \u304b\u309a\u304b, a4f7a4ab",
    "SHIFT_JIS_2004, \u304b\u309a\u304b, 82f582a9",
    "EUC_JIS_2004, \u02e9, abe4",
    "SHIFT_JIS_2004, \u02e9\u02e5, 8685",
  })
  void two_characters_may_have_one_code(String encoding, String characters, String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);

    assertThat(text(encoding).encode(characters)).isEqualTo(bytes);
    assertThat(text(encoding).decode(bytes)).isEqualTo(characters);
  }

  @Test
  void names_are_found_as_pg_char_to_encoding_finds_them() {
    assertThat(Encoding.find("latin-1")).isEqualTo(Encoding.LATIN1);
    assertThat(Encoding.find("ISO_8859_1")).isEqualTo(Encoding.LATIN1);
    assertThat(Encoding.find("windows1252")).isEqualTo(Encoding.WIN1252);
    assertThat(Encoding.find("U T F 8")).isEqualTo(Encoding.UTF8);
    assertThat(Encoding.find("mskanji")).isEqualTo(Encoding.SJIS);
    assertThat(Encoding.find("utf16")).isNull();
    assertThat(Encoding.SHIFT_JIS_2004.number()).isEqualTo(41);
  }

  private static ClientText text(String encoding) {
    return ClientText.of(Objects.requireNonNull(Encoding.find(encoding)));
  }
}
