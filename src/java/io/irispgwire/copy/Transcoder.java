package io.irispgwire.copy;

import io.irispgwire.encoding.ClientText;
import io.irispgwire.encoding.Encoding;
import io.irispgwire.error.PgException;
import org.jspecify.annotations.Nullable;

/**
 * Lets data into a buffer that is sure to be UTF-8; PostgreSQL {@code copyfromparse.c}, {@code
 * CopyConvertBuf}. What is wrong in the data counts only when the rows before it have been read.
 */
abstract class Transcoder {
  private @Nullable PgException failure;

  /**
   * @throws PgException 42883 for an encoding without a conversion
   */
  static Transcoder of(Encoding encoding) {
    return encoding.isServers() ? new Utf8Check() : new Conversion(ClientText.from(encoding));
  }

  /** Adds {@code data}, up to the first thing that is wrong in it. */
  final void add(byte[] data, InputBuffer to) {
    if (failure == null) {
      failure = take(data, to);
    }
  }

  /** No more data will come; whether all that came was good. */
  final boolean end(InputBuffer to) {
    if (failure == null) {
      failure = takeRest(to);
    }
    return failure == null;
  }

  /**
   * The buffer has been read to its end: what stands there?
   *
   * @throws PgException 22021, 22P05
   */
  final void check() {
    if (failure != null) {
      throw failure;
    }
  }

  abstract @Nullable PgException take(byte[] data, InputBuffer to);

  abstract @Nullable PgException takeRest(InputBuffer to);
}
