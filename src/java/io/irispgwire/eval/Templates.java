package io.irispgwire.eval;

import static io.irispgwire.eval.TextFunctions.nonNull;

import io.irispgwire.types.DateTimes;
import io.irispgwire.types.Interval;
import io.irispgwire.types.Numeric;
import java.math.BigDecimal;

/** to_char, to_date, to_timestamp and to_number ({@code formatting.c}). */
final class Templates {
  private Templates() {}

  static void addTo(FunctionTable table) {
    table.two("timestamp_to_char", (Long t, String f) -> DateTemplate.format(t, f, 0, ""));
    table.any(
        "timestamptz_to_char",
        (in, a) -> {
          long utc = (Long) nonNull(a[0]);
          int offset = DateTimes.isFinite(utc) ? DateTimes.offsetAt(utc, in.style().zone()) : 0;
          return DateTemplate.format(
              Moments.toLocal(utc, in.style().zone()),
              (String) nonNull(a[1]),
              offset,
              in.style().zoneName());
        });
    table.two("interval_to_char", (Interval i, String f) -> DateTemplate.format(i, f));
    table.two("to_date", (String t, String f) -> DateTimes.day(TemplateReader.read(t, f)));
    table.any(
        "to_timestamp",
        (in, a) ->
            Moments.toUtc(
                TemplateReader.read((String) nonNull(a[0]), (String) nonNull(a[1])),
                in.style().zone()));
    table.two("int4_to_char", (Integer n, String f) -> number(BigDecimal.valueOf(n), f));
    table.two("int8_to_char", (Long n, String f) -> number(BigDecimal.valueOf(n), f));
    table.two("numeric_to_char", (Numeric n, String f) -> new NumberTemplate(f).format(n));
    table.two("float4_to_char", (Float n, String f) -> new NumberTemplate(f).format((float) n));
    table.two("float8_to_char", (Double n, String f) -> new NumberTemplate(f).format((double) n));
    table.two("numeric_to_number", (String t, String f) -> NumberTemplate.parse(t, f));
  }

  private static String number(BigDecimal value, String format) {
    return new NumberTemplate(format).format(value);
  }
}
