package io.irispgwire.sql.translate;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;

/**
 * Functions whose IRIS form is a pattern: signature as in pg_proc, arguments as {@code #1}, {@code
 * #2}, ….
 *
 * <p>Source: IRIS SQL Reference, "SQL Functions". Functions documented only in ODBC braces keep
 * them: the driver passes them on.
 */
final class FunctionForms {
  static final Map<String, String> PATTERNS =
      Map.ofEntries(
          entry("lower(text)", "LOWER(#1)"),
          entry("upper(text)", "UPPER(#1)"),
          entry("length(text)", "CHAR_LENGTH(#1)"), // LENGTH ignores trailing blanks
          entry("length(bpchar)", "CHAR_LENGTH(#1)"),
          entry("char_length(text)", "CHAR_LENGTH(#1)"),
          entry("char_length(bpchar)", "CHAR_LENGTH(#1)"),
          entry("character_length(text)", "CHAR_LENGTH(#1)"),
          entry("character_length(bpchar)", "CHAR_LENGTH(#1)"),
          entry("position(text,text)", "POSITION(#2 IN #1)"),
          entry("strpos(text,text)", "POSITION(#2 IN #1)"),
          entry("btrim(text)", "TRIM(#1)"),
          entry("btrim(text,text)", "TRIM(BOTH #2 FROM #1)"),
          entry("ltrim(text)", "LTRIM(#1)"),
          entry("ltrim(text,text)", "TRIM(LEADING #2 FROM #1)"),
          entry("rtrim(text)", "RTRIM(#1)"),
          entry("rtrim(text,text)", "TRIM(TRAILING #2 FROM #1)"),
          entry("replace(text,text,text)", "REPLACE(#1, #2, #3)"),
          entry("reverse(text)", "REVERSE(#1)"),
          entry("translate(text,text,text)", "$TRANSLATE(#1, #2, #3)"),
          entry("ascii(text)", "CASE WHEN #1 IS NOT NULL THEN COALESCE(ASCII(#1), 0) END"),
          entry("chr(int4)", "CHAR(#1)"),
          entry("gen_random_uuid()", "LOWER($TSQL_NEWID())"),
          entry("clock_timestamp()", "GETUTCDATE(6)"),
          entry("statement_timestamp()", "GETUTCDATE(6)"),
          entry("current_database()", "$NAMESPACE"),
          entry("current_schema()", "'public'"),
          entry("abs(int2)", "ABS(#1)"),
          entry("abs(int4)", "ABS(#1)"),
          entry("abs(int8)", "ABS(#1)"),
          entry("abs(numeric)", "ABS(#1)"),
          entry("abs(float4)", "ABS(#1)"),
          entry("abs(float8)", "ABS(#1)"),
          entry("sign(numeric)", "SIGN(#1)"),
          entry("sign(float8)", "SIGN(#1)"),
          entry("ceil(numeric)", "CEILING(#1)"),
          entry("ceil(float8)", "CEILING(#1)"),
          entry("ceiling(numeric)", "CEILING(#1)"),
          entry("ceiling(float8)", "CEILING(#1)"),
          entry("floor(numeric)", "FLOOR(#1)"),
          entry("floor(float8)", "FLOOR(#1)"),
          entry("round(numeric)", "ROUND(#1, 0)"),
          entry("round(numeric,int4)", "ROUND(#1, #2)"),
          entry("trunc(numeric)", "{fn TRUNCATE(#1, 0)}"),
          entry("trunc(float8)", "{fn TRUNCATE(#1, 0)}"),
          entry("trunc(numeric,int4)", "{fn TRUNCATE(#1, #2)}"),
          entry("sqrt(float8)", "SQRT(#1)"),
          entry("power(float8,float8)", "POWER(#1, #2)"),
          entry("pow(float8,float8)", "POWER(#1, #2)"),
          entry("exp(float8)", "{fn EXP(#1)}"),
          entry("ln(float8)", "{fn LOG(#1)}"),
          entry("log(float8)", "{fn LOG10(#1)}"),
          entry("log10(float8)", "{fn LOG10(#1)}"),
          entry("degrees(float8)", "DEGREES(#1)"),
          entry("radians(float8)", "RADIANS(#1)"),
          entry("sin(float8)", "{fn SIN(#1)}"),
          entry("cos(float8)", "{fn COS(#1)}"),
          entry("tan(float8)", "{fn TAN(#1)}"),
          entry("asin(float8)", "{fn ASIN(#1)}"),
          entry("acos(float8)", "{fn ACOS(#1)}"),
          entry("atan(float8)", "{fn ATAN(#1)}"),
          entry("pi()", "{fn PI()}"),
          entry("mod(int2,int2)", "CAST(MOD(#1, #2) AS SMALLINT)"),
          entry("mod(int4,int4)", "CAST(MOD(#1, #2) AS INTEGER)"),
          entry("mod(int8,int8)", "CAST(MOD(#1, #2) AS BIGINT)"),
          entry("mod(numeric,numeric)", "MOD(#1, #2)"),
          entry("div(numeric,numeric)", "{fn TRUNCATE(#1 / #2, 0)}"));

  /** As {@link #PATTERNS}, but the same as PostgreSQL's only for whole numbers above zero. */
  static final Map<String, String> FOR_POSITIVE_COUNTS =
      Map.ofEntries(
          entry("substring(text,int4)", "SUBSTRING(#1, #2)"),
          entry("substr(text,int4)", "SUBSTRING(#1, #2)"),
          entry("substring(text,int4,int4)", "SUBSTRING(#1, #2, #3)"),
          entry("substr(text,int4,int4)", "SUBSTRING(#1, #2, #3)"),
          entry("left(text,int4)", "{fn LEFT(#1, #2)}"),
          entry("right(text,int4)", "{fn RIGHT(#1, #2)}"),
          entry("lpad(text,int4)", "LPAD(#1, #2)"),
          entry("rpad(text,int4)", "RPAD(#1, #2)"),
          entry("lpad(text,int4,text)", "LPAD(#1, #2, #3)"),
          entry("rpad(text,int4,text)", "RPAD(#1, #2, #3)"),
          entry("repeat(text,int4)", "REPEAT(#1, #2)"),
          entry(
              "overlay(text,text,int4,int4)",
              "CASE WHEN #1 IS NOT NULL THEN STUFF(#1, #3, #4, #2) END"),
          entry(
              "split_part(text,text,int4)",
              "CASE WHEN #1 IS NOT NULL THEN COALESCE($PIECE(#1, #2, #3), '') END"));

  /** Aggregates that have the same meaning under the same name. */
  static final Set<String> AGGREGATES =
      Set.of(
          "count",
          "sum",
          "avg",
          "min",
          "max",
          "stddev",
          "stddev_samp",
          "stddev_pop",
          "variance",
          "var_samp",
          "var_pop");

  /** Window functions that do not look at the frame. */
  static final Set<String> RANKING =
      Set.of(
          "row_number", "rank", "dense_rank", "percent_rank", "cume_dist", "ntile", "lag", "lead");

  private FunctionForms() {}
}
