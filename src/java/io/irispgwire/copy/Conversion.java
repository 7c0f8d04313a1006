package io.irispgwire.copy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.irispgwire.encoding.ClientText;
import io.irispgwire.error.PgException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Data of another encoding, which becomes UTF-8. */
final class Conversion extends Transcoder {
  private static final byte[] NOTHING = {};

  private final ClientText encoding;

  /** The beginning of a character whose rest is still to come. */
  private byte[] begun = NOTHING;

  Conversion(ClientText encoding) {
    this.encoding = encoding;
  }

  @Override
  @Nullable PgException take(byte[] data, InputBuffer to) {
    byte[] bytes = Arrays.copyOf(begun, begun.length + data.length);
    System.arraycopy(data, 0, bytes, begun.length, data.length);
    ClientText.Decoded decoded = encoding.decodeWhole(bytes);
    byte[] utf8 = decoded.text().getBytes(UTF_8);
    to.append(utf8, 0, utf8.length);
    begun = Arrays.copyOfRange(bytes, decoded.length(), bytes.length);
    return decoded.failure();
  }

  @Override
  @Nullable PgException takeRest(InputBuffer to) {
    return begun.length == 0 ? null : encoding.invalid(begun, 0);
  }
}
