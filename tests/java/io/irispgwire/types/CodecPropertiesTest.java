package io.irispgwire.types;

import static org.assertj.core.api.Assertions.assertThat;

import io.irispgwire.error.PgException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** What holds for every codec and any value. */
class CodecPropertiesTest {
  record Sample(PgType type, Object value) {}

  @Property(tries = 4000)
  void what_is_written_reads_back(@ForAll("samples") Sample sample) {
    Codec<Object> codec = Codecs.of(sample.type());

    ByteBuf binary = Unpooled.buffer();
    codec.writeBinary(sample.value(), binary);
    ByteBuf text = Unpooled.buffer();
    codec.writeText(sample.value(), TextStyle.DEFAULT, text);

    String shown = text.toString(StandardCharsets.UTF_8);
    same(sample, codec.readBinary(binary));
    same(sample, codec.readText(shown, TextStyle.DEFAULT));
  }

  private static void same(Sample sample, Object read) {
    assertThat(Comparison.key(sample.type(), read))
        .as("%s %s", sample.type(), sample.value())
        .isEqualTo(Comparison.key(sample.type(), sample.value()));
    assertThat(Comparison.compare(sample.type(), read, sample.value())).isZero();
  }

  @Property(tries = 4000)
  void garbage_bytes_are_a_value_or_a_refusal(@ForAll("types") PgType type, @ForAll byte[] bytes) {
    Codec<Object> codec = Codecs.of(type);
    ByteBuf in = Unpooled.wrappedBuffer(bytes);
    try {
      Object value = codec.readBinary(in);
      codec.writeText(value, TextStyle.DEFAULT, Unpooled.buffer());
    } catch (PgException e) {
      assertThat(e.state().code()).doesNotStartWith("XX");
    }
  }

  @Property(tries = 4000)
  void garbage_text_is_a_value_or_a_refusal(@ForAll("types") PgType type, @ForAll String text) {
    checkText(type, text);
  }

  @Property(tries = 8000)
  void almost_text_is_a_value_or_a_refusal(
      @ForAll("types") PgType type, @ForAll("almostValues") String text) {
    checkText(type, text);
  }

  private static void checkText(PgType type, String text) {
    Codec<Object> codec = Codecs.of(type);
    try {
      Object value = codec.readText(text, TextStyle.DEFAULT);
      codec.writeText(value, TextStyle.DEFAULT, Unpooled.buffer());
    } catch (PgException e) {
      assertThat(e.state().code()).doesNotStartWith("XX");
    }
  }

  @Property(tries = 2000)
  void an_array_header_that_promises_too_much_is_refused(
      @ForAll int first, @ForAll int second, @ForAll int lower) {
    ByteBuf in = Unpooled.buffer();
    in.writeInt(2).writeInt(0).writeInt(PgType.INT4.oid());
    in.writeInt(first).writeInt(lower).writeInt(second).writeInt(lower);
    try {
      Object value = new ArrayCodec(PgType.INT4).readBinary(in);
      assertThat(value).isInstanceOf(PgArray.class);
    } catch (PgException e) {
      assertThat(e.state().code()).isIn("08P01", "22P03", "54000");
    }
  }

  @Property(tries = 2000)
  void the_shortest_text_of_a_double_reads_back(@ForAll double value, @ForAll long bits) {
    for (double one : new double[] {value, Double.longBitsToDouble(bits)}) {
      ByteBuf text = Unpooled.buffer();
      FloatText.write(one, TextStyle.DEFAULT, text);
      assertThat(Double.valueOf(text.toString(StandardCharsets.US_ASCII)))
          .isEqualTo(Double.valueOf(one));
    }
  }

  @Property(tries = 2000)
  void the_shortest_text_of_a_float_reads_back(@ForAll float value, @ForAll int bits) {
    for (float one : new float[] {value, Float.intBitsToFloat(bits)}) {
      ByteBuf text = Unpooled.buffer();
      FloatText.write(one, TextStyle.DEFAULT, text);
      assertThat(Float.valueOf(text.toString(StandardCharsets.US_ASCII)))
          .isEqualTo(Float.valueOf(one));
    }
  }

  @Provide
  Arbitrary<PgType> types() {
    return Arbitraries.of(new ArrayList<>(Types.all()));
  }

  @Provide
  Arbitrary<String> almostValues() {
    return Arbitraries.of(
            "2024",
            "-",
            "01",
            "31",
            " ",
            ":",
            "12",
            ".",
            "5",
            "T",
            "+02",
            "Jan",
            "BC",
            "am",
            "PST",
            "Europe/Berlin",
            "now",
            "infinity",
            "day",
            "1",
            "P",
            "Y",
            "{",
            "}",
            "[",
            "]",
            "=",
            ",",
            "\"",
            "\\",
            "NULL",
            "(",
            ")",
            "e",
            "x",
            "9999999999",
            "null",
            "true",
            "J",
            "h",
            "s",
            "/",
            "0",
            "ago",
            "mon",
            "99999",
            "é",
            "\\u00e9",
            "_",
            "@",
            "DST",
            "allballs")
        .list()
        .ofMaxSize(8)
        .map(words -> String.join("", words));
  }

  @Provide
  Arbitrary<Sample> samples() {
    Arbitrary<Sample> scalar = Arbitraries.oneOf(numbers(), times(), others());
    return Arbitraries.oneOf(scalar, scalar.flatMap(CodecPropertiesTest::arrays));
  }

  private static Arbitrary<Sample> numbers() {
    Arbitrary<Numeric> numeric =
        Combinators.combine(
                Arbitraries.bigIntegers()
                    .between(BigInteger.TEN.pow(60).negate(), BigInteger.TEN.pow(60)),
                Arbitraries.integers().between(0, 50))
            .as((unscaled, scale) -> Numeric.of(new BigDecimal(unscaled, scale)));
    return Arbitraries.oneOf(
        Arbitraries.of(true, false).map(v -> new Sample(PgType.BOOL, v)),
        Arbitraries.shorts().map(v -> new Sample(PgType.INT2, v)),
        Arbitraries.integers().map(v -> new Sample(PgType.INT4, v)),
        Arbitraries.longs().map(v -> new Sample(PgType.INT8, v)),
        Arbitraries.longs().between(0, OidCodec.MAX).map(v -> new Sample(PgType.OID, v)),
        Arbitraries.floats().map(v -> new Sample(PgType.FLOAT4, v)),
        Arbitraries.doubles().map(v -> new Sample(PgType.FLOAT8, v)),
        numeric.map(v -> new Sample(PgType.NUMERIC, v)),
        Arbitraries.of(Numeric.NAN, Numeric.INFINITY, Numeric.MINUS_INFINITY)
            .map(v -> new Sample(PgType.NUMERIC, v)));
  }

  private static Arbitrary<Sample> times() {
    Arbitrary<Long> timestamps =
        Arbitraries.oneOf(
            Arbitraries.longs().between(DateTimes.FIRST_TIMESTAMP, DateTimes.END_OF_TIMESTAMPS - 1),
            Arbitraries.of(Long.MAX_VALUE, Long.MIN_VALUE));
    Arbitrary<Long> times = Arbitraries.longs().between(0, DateTimes.MICROS_PER_DAY);
    return Arbitraries.oneOf(
        Arbitraries.integers()
            .between(DateTimes.FIRST_DATE, DateTimes.END_OF_DATES - 1)
            .map(v -> new Sample(PgType.DATE, v)),
        timestamps.map(v -> new Sample(PgType.TIMESTAMP, v)),
        timestamps.map(v -> new Sample(PgType.TIMESTAMPTZ, v)),
        times.map(v -> new Sample(PgType.TIME, v)),
        Combinators.combine(times, Arbitraries.integers().between(-57599, 57599))
            .as((micros, zone) -> new Sample(PgType.TIMETZ, new TimeTz(micros, zone))),
        Combinators.combine(
                Arbitraries.integers(),
                Arbitraries.integers(),
                Arbitraries.longs().greaterOrEqual(-Long.MAX_VALUE))
            .as((months, days, micros) -> new Interval(months, days, micros))
            .map(v -> new Sample(PgType.INTERVAL, v)));
  }

  private static Arbitrary<Sample> others() {
    Arbitrary<String> texts = Arbitraries.strings().excludeChars('\0').filter(v -> isUnicode(v));
    return Arbitraries.oneOf(
        texts.map(v -> new Sample(PgType.TEXT, v)),
        texts.map(v -> new Sample(PgType.VARCHAR, v)),
        texts
            .map(v -> JsonText.of(new JsonValue.JsonString(v)))
            .map(v -> new Sample(PgType.JSONB, v)),
        Arbitraries.bytes().array(byte[].class).map(v -> new Sample(PgType.BYTEA, v)),
        Combinators.combine(Arbitraries.longs(), Arbitraries.longs())
            .as((high, low) -> new Sample(PgType.UUID, new UUID(high, low))),
        Arbitraries.strings()
            .withChars('0', '1')
            .map(v -> new Sample(PgType.VARBIT, new BitString(v))));
  }

  private static boolean isUnicode(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  private static Arbitrary<Sample> arrays(Sample one) {
    PgType array = java.util.Objects.requireNonNull(Types.arrayOf(one.type()));
    return Arbitraries.of(0, 1, 2, 3)
        .map(
            size -> {
              List<@Nullable Object> elements = new ArrayList<>();
              for (int i = 0; i < size; i++) {
                elements.add(i == 1 ? null : one.value());
              }
              return new Sample(array, PgArray.of(one.type(), elements));
            });
  }
}
