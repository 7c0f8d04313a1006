package io.irispgwire.error;

/** Field {@code S} of ErrorResponse and NoticeResponse, in PostgreSQL's order of weight. */
public enum Severity {
  DEBUG,
  LOG,
  INFO,
  NOTICE,
  WARNING,
  ERROR,
  FATAL,
  PANIC
}
