package io.irispgwire.copy;

import io.irispgwire.encoding.Utf8;
import io.irispgwire.error.PgException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Data that is UTF-8 already, if it is. */
final class Utf8Check extends Transcoder {
  private static final byte[] NOTHING = {};

  /** The beginning of a character whose rest is still to come. */
  private byte[] begun = NOTHING;

  @Override
  @Nullable PgException take(byte[] data, InputBuffer to) {
    byte[] bytes = begun.length == 0 ? data : joined(data);
    int good = Utf8.wellFormed(bytes);
    to.append(bytes, 0, good);
    if (good == bytes.length) {
      begun = NOTHING;
      return null;
    }
    if (bytes.length - good >= Utf8.sequenceLength(bytes[good])) {
      return Utf8.invalid(bytes, good);
    }
    begun = Arrays.copyOfRange(bytes, good, bytes.length);
    return null;
  }

  private byte[] joined(byte[] data) {
    byte[] bytes = Arrays.copyOf(begun, begun.length + data.length);
    System.arraycopy(data, 0, bytes, begun.length, data.length);
    return bytes;
  }

  @Override
  @Nullable PgException takeRest(InputBuffer to) {
    return begun.length == 0 ? null : Utf8.invalid(begun, 0);
  }
}
