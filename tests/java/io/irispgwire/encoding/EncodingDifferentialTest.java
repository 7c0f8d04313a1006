package io.irispgwire.encoding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.irispgwire.error.PgException;
import io.irispgwire.testing.PostgresServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every code and every character of the BMP and plane 2 converts as PostgreSQL converts it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EncodingDifferentialTest {
  private static final HexFormat HEX = HexFormat.of();

  private static final String FUNCTIONS =
      """
      CREATE FUNCTION pg_temp.read(code bytea, e name) RETURNS text LANGUAGE plpgsql AS $$
        BEGIN RETURN encode(convert_to(convert_from(code, e), 'UTF8'), 'hex');
        EXCEPTION WHEN character_not_in_repertoire OR untranslatable_character THEN RETURN SQLSTATE;
        END $$;
      CREATE FUNCTION pg_temp.written(c int, e name) RETURNS text LANGUAGE plpgsql AS $$
        BEGIN RETURN encode(convert_to(chr(c), e), 'hex');
        EXCEPTION WHEN character_not_in_repertoire OR untranslatable_character THEN RETURN SQLSTATE;
        END $$;
      """;

  /** Of one byte, of two, of three and of four, as {@code wchar.c} knows them. */
  private static final String CODES =
      """
      SELECT encode(code, 'hex'), pg_temp.read(code, e) FROM (VALUES (?)) asked(e), LATERAL (
        SELECT set_byte('\\x00'::bytea, 0, a) FROM generate_series(128, 255) a
        UNION ALL
        SELECT set_byte(set_byte('\\x0000'::bytea, 0, a), 1, b)
        FROM generate_series(128, 255) a, generate_series(48, 255) b
        WHERE pg_encoding_max_length(pg_char_to_encoding(e)) > 1
        UNION ALL
        SELECT set_byte(set_byte('\\x8f0000'::bytea, 1, a), 2, b)
        FROM generate_series(161, 254) a, generate_series(161, 254) b
        WHERE e LIKE 'EUC%'
        UNION ALL
        SELECT set_byte(set_byte(set_byte('\\x8ea1a1a1'::bytea, 1, p), 2, a), 3, b)
        FROM generate_series(160, 168) p, generate_series(161, 254) a, generate_series(161, 254) b
        WHERE e = 'EUC_TW'
        UNION ALL
        SELECT set_byte(set_byte(set_byte(set_byte('\\x00000000'::bytea, 0, a), 1, b), 2, c), 3, d)
        FROM generate_series(129, 133) a, generate_series(48, 57) b,
             generate_series(129, 254) c, generate_series(48, 57) d
        WHERE e = 'GB18030'
      ) codes(code)
      """;

  private static final String CHARACTERS =
      """
      SELECT encode(convert_to(chr(c), 'UTF8'), 'hex'), pg_temp.written(c, e)
      FROM (VALUES (?)) asked(e), LATERAL (
        SELECT generate_series(128, 55295)
        UNION ALL
        SELECT generate_series(57344, 65535)
        UNION ALL
        SELECT generate_series(131072, 177983)
      ) characters(c)
      WHERE pg_encoding_max_length(pg_char_to_encoding(e)) > 1 OR c < 12288
      """;

  private static Connection postgresql;

  @BeforeAll
  static void connect() throws SQLException {
    postgresql = PostgresServer.get().connect();
    try (Statement statement = postgresql.createStatement()) {
      statement.execute(FUNCTIONS);
    }
  }

  @AfterAll
  static void disconnect() throws SQLException {
    postgresql.close();
  }

  static Stream<Encoding> encodings() {
    return Arrays.stream(Encoding.values())
        .filter(encoding -> encoding.isConvertible() && !encoding.isServers());
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void codes_mean_the_same_characters(Encoding encoding) throws SQLException {
    ClientText text = ClientText.of(encoding);

    assertThatAllAgree(
        asked(CODES, encoding), hex -> HEX.formatHex(text.decode(hex).getBytes(UTF_8)));
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void characters_have_the_same_codes(Encoding encoding) throws SQLException {
    ClientText text = ClientText.of(encoding);

    assertThatAllAgree(asked(CHARACTERS, encoding), utf8 -> HEX.formatHex(text.encode(utf8)));
  }

  private static void assertThatAllAgree(
      Map<String, String> expected, Function<byte[], String> conversion) {
    Map<String, String> differing = new TreeMap<>();
    expected.forEach(
        (bytes, answer) -> {
          String ours = converted(conversion, HEX.parseHex(bytes));
          if (!ours.equals(answer)) {
            differing.put(bytes, answer + " and not " + ours);
          }
        });

    assertThat(expected).hasSizeGreaterThanOrEqualTo(128);
    assertThat(differing).isEmpty();
  }

  private static String converted(Function<byte[], String> conversion, byte[] bytes) {
    try {
      return conversion.apply(bytes);
    } catch (PgException e) {
      return e.state().code();
    }
  }

  private static Map<String, String> asked(String query, Encoding encoding) throws SQLException {
    Map<String, String> answers = new TreeMap<>();
    try (PreparedStatement statement = postgresql.prepareStatement(query)) {
      statement.setString(1, encoding.name());
      ResultSet rows = statement.executeQuery();
      while (rows.next()) {
        answers.put(rows.getString(1), Objects.requireNonNull(rows.getString(2)));
      }
    }
    return answers;
  }
}
