package io.irispgwire.types;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.irispgwire.testing.PostgresServer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 10,000 random values per type, made, shown and sent by a PostgreSQL of our own. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RandomValuesTest {
  private static final int VALUES = 10_000;

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          bool        ; random() < 0.5
          int2        ; (random() * 65535 - 32768)::int2
          int4        ; (random() * 4294967295 - 2147483648)::int8::int4
          int8        ; bits::bit(64)::int8 >> (random() * 63)::int
          oid         ; (random() * 4294967295)::int8::oid
          float4      ; float4recv_of(bits)
          float4      ; (random() * 1e7)::numeric(12,3)::float4
          float8      ; float8recv_of(bits)
          float8      ; (random() * 1e16)::numeric(20,3)::float8
          float8      ; (random() * 1000)::numeric(6,2)::float8
          numeric     ; (random() * 1e9)::numeric(14,4)
          numeric     ; ((random() - 0.5) * pow(10, random() * 80 - 40))::text::numeric
          numeric     ; (left(digits, 1 + (random() * 60)::int) || '.' || right(digits, (random() * 40)::int))::numeric
          text        ; left(md5(bits::text), (random() * 32)::int) || chr(1 + (random() * 50000)::int)
          bytea       ; left(md5(bits::text), (random() * 16)::int * 2)::bytea
          date        ; date '4714-11-24 BC' + (random() * 2147483493)::int
          date        ; date '2000-01-01' + (random() * 20000 - 10000)::int
          time        ; time '00:00' + random() * interval '1 day'
          timetz      ; (time '00:00' + random() * interval '1 day')::timetz at time zone ((random() * 50000 - 25000)::int * interval '1 second')
          timestamp   ; timestamp '4714-11-24 BC' + random() * interval '298990 years'
          timestamp   ; timestamp '2000-01-01' + (random() - 0.5) * interval '80 years'
          timestamptz ; timestamptz '2000-01-01' + (random() - 0.5) * interval '300 years'
          interval    ; make_interval(months => (random() * 1000 - 500)::int, days => (random() * 100 - 50)::int, secs => random() * 1e6 - 5e5)
          uuid        ; md5(bits::text)::uuid
          varbit      ; right(bits, (random() * 64)::int)::varbit
          jsonb       ; jsonb_build_object(left(digits, (random() * 4)::int), random(), 'b', array[n, n + 1], 'cc', md5(bits))
          _int4       ; array[n, null, -n]
          _text       ; array[left(digits, (random() * 3)::int), chr(1 + (random() * 200)::int), null, chr(1 + (random() * 100)::int) || ' ']
          _timestamptz; array[timestamptz '2000-01-01' + (random() - 0.5) * interval '300 years']
          """)
  void text_and_binary_are_those_of_PostgreSQL(String type, String expression) throws SQLException {
    check(type, expression, TextStyle.DEFAULT, "UTC");
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin",
    "America/New_York",
    "Asia/Kolkata",
    "Australia/Sydney",
    "America/St_Johns"
  })
  void timestamps_in_a_zone_are_those_of_PostgreSQL(String zone) throws SQLException {
    TextStyle d = TextStyle.DEFAULT;
    TextStyle style =
        new TextStyle(
            d.dateStyle(),
            d.dateOrder(),
            d.intervalStyle(),
            ZoneId.of(zone),
            zone,
            1,
            d.byteaOutput(),
            Clock.systemUTC(),
            ObjectNaming.NONE);
    check(
        "timestamptz",
        "timestamptz '2000-01-01' + (random() - 0.5) * interval '130 years'",
        style,
        zone);
  }

  private static void check(String typeName, String expression, TextStyle style, String zone)
      throws SQLException {
    PgType type = Objects.requireNonNull(Types.byName(typeName), typeName);
    Codec<Object> codec = Codecs.of(type);
    List<String> wrong = new ArrayList<>();
    try (Connection connection = PostgresServer.get().connect();
        Statement statement = connection.createStatement()) {
      prepare(statement, zone);
      try (ResultSet rows = statement.executeQuery(query(typeName, expression))) {
        while (rows.next()) {
          String shown = rows.getString(1);
          String sent = rows.getString(2);
          String ours = ours(codec, style, shown, sent);
          if (!ours.equals(shown + " " + sent + " " + shown)) {
            wrong.add("expected " + shown + " " + sent + ", got " + ours);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** Our binary form of the text, our text of what we read from it, and our text of theirs. */
  private static String ours(Codec<Object> codec, TextStyle style, String shown, String sent) {
    Object value = codec.readText(shown, style);
    ByteBuf binary = Unpooled.buffer();
    codec.writeBinary(value, binary);
    ByteBuf text = Unpooled.buffer();
    codec.writeText(value, style, text);
    Object received = codec.readBinary(Unpooled.wrappedBuffer(ByteBufUtil.decodeHexDump(sent)));
    ByteBuf again = Unpooled.buffer();
    codec.writeText(received, style, again);
    return text.toString(UTF_8) + " " + ByteBufUtil.hexDump(binary) + " " + again.toString(UTF_8);
  }

  private static void prepare(Statement statement, String zone) throws SQLException {
    statement.execute("SET TimeZone = '" + zone + "'; SET DateStyle = ISO; SELECT setseed(0.42)");
    // Any bits but those of infinities and NaN, which random bits would hit too often.
    statement.execute(
        """
        CREATE OR REPLACE FUNCTION pg_temp.float8recv_of(bits text) RETURNS float8 LANGUAGE sql AS $$
          SELECT (CASE WHEN substr(bits, 1, 1) = '1' THEN -1 ELSE 1 END)
            * (1 + substr(bits, 12, 52)::bit(52)::int8::float8 / 4503599627370496)
            * pow(2::float8, substr(bits, 2, 11)::bit(11)::int % 2000 - 1000) $$;
        CREATE OR REPLACE FUNCTION pg_temp.float4recv_of(bits text) RETURNS float4 LANGUAGE sql AS $$
          SELECT ((CASE WHEN substr(bits, 1, 1) = '1' THEN -1 ELSE 1 END)
            * (1 + substr(bits, 10, 23)::bit(23)::int::float8 / 8388608)
            * pow(2::float8, substr(bits, 2, 8)::bit(8)::int % 250 - 125))::float4 $$;
        """);
  }

  private static String query(String type, String expression) {
    String send = type.startsWith("_") ? "array_send" : sendFunction(type);
    String named = expression.replace("float8recv_of", "pg_temp.float8recv_of");
    named = named.replace("float4recv_of", "pg_temp.float4recv_of");
    return "SELECT format('%s', v), encode("
        + send
        + "(v), 'hex') FROM (SELECT "
        + named
        + " AS v FROM (SELECT n, (random() * 4294967295)::int8::bit(32)::text"
        + " || (random() * 4294967295)::int8::bit(32)::text AS bits,"
        + " (random() * 1e9)::int8::text || (random() * 1e9)::int8::text"
        + " || (random() * 1e9)::int8::text || (random() * 1e9)::int8::text || '1' AS digits"
        + " FROM generate_series(1, "
        + VALUES
        + ") n OFFSET 0) r OFFSET 0) s";
  }

  private static String sendFunction(String type) {
    return switch (type) {
      case "date",
          "time",
          "timetz",
          "timestamp",
          "timestamptz",
          "interval",
          "numeric",
          "jsonb",
          "uuid",
          "varbit" ->
          type + "_send";
      default -> type + "send";
    };
  }
}
