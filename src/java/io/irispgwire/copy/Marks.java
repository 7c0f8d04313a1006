package io.irispgwire.copy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What stands in a line for NULL, and for a column's default: compared with the raw bytes. */
final class Marks {
  private final byte[] none;
  private final byte @Nullable [] standard;

  Marks(CopyOptions options) {
    this.none = options.nullText().getBytes(UTF_8);
    String text = options.defaultText();
    this.standard = text == null ? null : text.getBytes(UTF_8);
  }

  boolean isNull(byte[] line, int from, int to) {
    return to - from == none.length && Arrays.equals(line, from, to, none, 0, none.length);
  }

  boolean isDefault(byte[] line, int from, int to) {
    return standard != null && Arrays.equals(line, from, to, standard, 0, standard.length);
  }
}
