package io.irispgwire.types;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.irispgwire.error.PgException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values are PostgreSQL 15's. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TypeModifiersTest {
  @ParameterizedTest(name = "{4}")
  @CsvSource({
    "varchar, 10, '', 14, character varying(10)",
    "bpchar, 5, '', 9, character(5)",
    "numeric, '10,2', '', 655366, 'numeric(10,2)'",
    "numeric, 5, '', 327684, 'numeric(5,0)'",
    "numeric, '5,-3', '', 329729, 'numeric(5,-3)'",
    "numeric, '3,5', '', 196617, 'numeric(3,5)'",
    "timestamp, 3, '', 3, timestamp(3) without time zone",
    "timestamp, 9, '', 6, timestamp(6) without time zone",
    "timestamptz, 0, '', 0, timestamp(0) with time zone",
    "time, 2, '', 2, time(2) without time zone",
    "timetz, 6, '', 6, time(6) with time zone",
    "interval, 3, DAY TO SECOND, 470286339, interval day to second(3)",
    "interval, '', YEAR, 327679, interval year",
    "interval, 2, '', 2147418114, interval(2)",
    "interval, '', YEAR TO MONTH, 458751, interval year to month",
    "interval, '', SECOND, 268500991, interval second",
    "interval, 0, MINUTE TO SECOND, 402653184, interval minute to second(0)",
    "interval, '', '', -1, interval",
    "bit, 3, '', 3, bit(3)",
    "varbit, 7, '', 7, bit varying(7)",
    "_varchar, 3, '', 7, character varying(3)[]",
    "varchar, '', '', -1, character varying",
    "bpchar, '', '', -1, bpchar",
    "bit, '', '', -1, '\"bit\"'",
    "_bit, '', '', -1, '\"bit\"[]'",
    "char, '', '', -1, '\"char\"'",
    "_char, '', '', -1, '\"char\"[]'",
    "int4, '', '', -1, integer",
    "_int4, '', '', -1, integer[]",
    "any, '', '', -1, '\"any\"'",
    "record, '', '', -1, record",
    "int2vector, '', '', -1, int2vector"
  })
  void a_written_modifier_is_the_one_of_pg_attribute_and_shows_as_format_type_does(
      String typeName, String written, String fields, int modifier, String shown) {
    PgType type = Objects.requireNonNull(Types.byName(typeName));

    assertThat(TypeModifiers.of(type, numbers(written), fields)).isEqualTo(modifier);
    assertThat(FormatType.format(new SqlType(type, modifier))).isEqualTo(shown);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource({
    "bpchar, character",
    "_bpchar, character[]",
    "bit, bit",
    "varchar, character varying",
    "timestamptz, timestamp with time zone"
  })
  void a_type_without_modifier_has_its_SQL_name(String typeName, String shown) {
    assertThat(FormatType.name(Objects.requireNonNull(Types.byName(typeName)))).isEqualTo(shown);
  }

  @ParameterizedTest(name = "{0}({1}): {3}")
  @CsvSource({
    "varchar, 0, 22023, length for type varchar must be at least 1",
    "varchar, 99999999, 22023, length for type varchar cannot exceed 10485760",
    "bpchar, 0, 22023, length for type char must be at least 1",
    "bit, 0, 22023, length for type bit must be at least 1",
    "bit, 99999999, 22023, length for type bit cannot exceed 83886080",
    "numeric, 0, 22023, NUMERIC precision 0 must be between 1 and 1000",
    "numeric, 1001, 22023, NUMERIC precision 1001 must be between 1 and 1000",
    "numeric, '5,1001', 22023, NUMERIC scale 1001 must be between -1000 and 1000",
    "numeric, '1,2,3', 22023, invalid NUMERIC type modifier",
    "int4, 3, 42601, type modifier is not allowed for type \"int4\""
  })
  void a_wrong_modifier_is_refused(String typeName, String written, String state, String message) {
    PgType type = Objects.requireNonNull(Types.byName(typeName));

    PgException refusal =
        catchThrowableOfType(PgException.class, () -> TypeModifiers.of(type, numbers(written)));

    assertThat(refusal.state().code()).isEqualTo(state);
    assertThat(refusal).hasMessage(message);
  }

  @ParameterizedTest(name = "{2}::{0}({1}) = {4}")
  @CsvSource({
    "varchar, 3, abcd, true, abc",
    "varchar, 3, 'abc  ', false, abc",
    "varchar, 2, 😀é, false, 😀é",
    "bpchar, 4, ab, false, 'ab  '",
    "numeric, '7,2', 12345.678, false, 12345.68",
    "numeric, '3,2', 1.005, false, 1.01",
    "numeric, '3,2', -1.005, false, -1.01",
    "numeric, '5,-2', 12345, false, 12300",
    "numeric, '3,5', 0.00012, false, 0.00012",
    "numeric, '5,2', nan, false, NaN",
    "time, 1, 12:34:56.789, false, 12:34:56.8",
    "time, 0, 23:59:59.9, false, 24:00:00",
    "timestamp, 0, 2024-01-31 12:34:56.789, false, 2024-01-31 12:34:57",
    "timestamp, 0, 1999-01-31 12:34:56.5, false, 1999-01-31 12:34:56",
    "timestamp, 0, infinity, false, infinity",
    "interval, 0, 1 year 2 mons 3 days 04:05:06.789, false, 1 year 2 mons 3 days 04:05:07",
    "bit, 3, 1010, true, 101",
    "bit, 3, 10, true, 100",
    "varbit, 3, 1010, true, 101",
    "_numeric, '3,1', '{1.25,NULL}', false, '{1.3,NULL}'"
  })
  void a_value_is_fitted(
      String typeName, String written, String text, boolean explicit, String fitted) {
    assertThat(fit(typeName, written, "", text, explicit)).isEqualTo(fitted);
  }

  @ParameterizedTest(name = "interval {0}")
  @CsvSource({
    "YEAR, 1 year",
    "MONTH, 1 year 2 mons",
    "DAY, 1 year 2 mons 3 days",
    "HOUR, 1 year 2 mons 3 days 04:00:00",
    "DAY TO MINUTE, 1 year 2 mons 3 days 04:05:00",
    "YEAR TO MONTH, 1 year 2 mons",
    "SECOND, 1 year 2 mons 3 days 04:05:06.789"
  })
  void an_interval_is_cut_to_its_fields(String fields, String fitted) {
    String whole = "1 year 2 mons 3 days 04:05:06.789";

    assertThat(fit("interval", "", fields, whole, false)).isEqualTo(fitted);
  }

  @ParameterizedTest(name = "{0}({1}) {2}: {4}")
  @CsvSource({
    "varchar, 3, abcd, 22001, value too long for type character varying(3), ",
    "bpchar, 3, abcd, 22001, value too long for type character(3), ",
    "numeric, '5,2', 1234.5, 22003, numeric field overflow, 'A field with precision 5, scale 2 must round to an absolute value less than 10^3.'",
    "numeric, '2,2', 1, 22003, numeric field overflow, 'A field with precision 2, scale 2 must round to an absolute value less than 1.'",
    "numeric, '2,-2', 12345, 22003, numeric field overflow, 'A field with precision 2, scale -2 must round to an absolute value less than 10^4.'",
    "numeric, '5,2', inf, 22003, numeric field overflow, 'A field with precision 5, scale 2 cannot hold an infinite value.'",
    "bit, 3, 1010, 22026, bit string length 4 does not match type bit(3), ",
    "varbit, 3, 1010, 22001, bit string too long for type bit varying(3), "
  })
  void what_does_not_fit_is_refused(
      String typeName, String written, String text, String state, String message, String detail) {
    PgException refusal =
        catchThrowableOfType(PgException.class, () -> fit(typeName, written, "", text, false));

    assertThat(refusal.state().code()).isEqualTo(state);
    assertThat(refusal).hasMessage(message);
    assertThat(refusal.diagnostic().detail()).isEqualTo(detail);
  }

  private static String fit(
      String typeName, String written, String fields, String text, boolean explicit) {
    PgType type = Objects.requireNonNull(Types.byName(typeName));
    Codec<Object> codec = Codecs.of(type);
    SqlType sqlType = new SqlType(type, TypeModifiers.of(type, numbers(written), fields));
    Object value = codec.readText(text, TextStyle.DEFAULT);
    Object fitted = Objects.requireNonNull(TypeModifiers.apply(value, sqlType, explicit));
    ByteBuf out = Unpooled.buffer();
    codec.writeText(fitted, TextStyle.DEFAULT, out);
    return out.toString(UTF_8);
  }

  private static List<Integer> numbers(String written) {
    return Stream.of(written.split(",", -1))
        .filter(part -> !part.isEmpty())
        .map(Integer::valueOf)
        .toList();
  }
}
