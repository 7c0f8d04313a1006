package io.irispgwire.types;

import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The settings that decide how values look as text. Immutable; a session makes a new one when SET
 * changes one of them.
 *
 * @param dateStyle first part of DateStyle
 * @param dateOrder second part of DateStyle
 * @param zone TimeZone
 * @param zoneName TimeZone as the client spelled it
 * @param extraFloatDigits 1 or more gives the shortest text that reads back exactly
 * @param clock what {@code 'now'} and {@code 'today'} read
 * @param names of objects
 */
public record TextStyle(
    DateStyle dateStyle,
    DateOrder dateOrder,
    IntervalStyle intervalStyle,
    ZoneId zone,
    String zoneName,
    int extraFloatDigits,
    ByteaOutput byteaOutput,
    Clock clock,
    ObjectNaming names) {

  /** PostgreSQL's own defaults, in UTC. */
  public static final TextStyle DEFAULT =
      new TextStyle(
          DateStyle.ISO,
          DateOrder.MDY,
          IntervalStyle.POSTGRES,
          ZoneOffset.UTC,
          "UTC",
          1,
          ByteaOutput.HEX,
          Clock.systemUTC(),
          ObjectNaming.NONE);

  /** First part of the DateStyle setting. */
  public enum DateStyle {
    ISO,
    SQL,
    POSTGRES,
    GERMAN
  }

  /** Second part of the DateStyle setting. */
  public enum DateOrder {
    YMD,
    DMY,
    MDY
  }

  /** The IntervalStyle setting. */
  public enum IntervalStyle {
    POSTGRES,
    POSTGRES_VERBOSE,
    SQL_STANDARD,
    ISO_8601
  }

  /** The bytea_output setting. */
  public enum ByteaOutput {
    HEX,
    ESCAPE
  }

  /** The same with other names of objects. */
  public TextStyle naming(ObjectNaming other) {
    return new TextStyle(
        dateStyle,
        dateOrder,
        intervalStyle,
        zone,
        zoneName,
        extraFloatDigits,
        byteaOutput,
        clock,
        other);
  }

  /** The same with dates of ISO 8601. */
  public TextStyle iso() {
    return new TextStyle(
        DateStyle.ISO,
        dateOrder,
        intervalStyle,
        zone,
        zoneName,
        extraFloatDigits,
        byteaOutput,
        clock,
        names);
  }
}
