package io.irispgwire.copy;

import io.irispgwire.encoding.Utf8;

/** As much of the data as an error shows; {@code copyfrom.c}, {@code limit_printout_length}. */
public final class Excerpt {
  /** PostgreSQL: MAX_COPY_DATA_DISPLAY. */
  private static final int MAX_BYTES = 100;

  private Excerpt() {}

  public static String of(String data) {
    if (Utf8.length(data) <= MAX_BYTES) {
      return data;
    }
    int end = 0;
    int bytes = 0;
    while (bytes <= MAX_BYTES) {
      int next = data.offsetByCodePoints(end, 1);
      bytes += Utf8.length(data.substring(end, next));
      end = bytes <= MAX_BYTES ? next : end;
    }
    return data.substring(0, end) + "...";
  }
}
