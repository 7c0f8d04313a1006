package io.irispgwire.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.irispgwire.error.PgException;
import io.irispgwire.types.Codec;
import io.irispgwire.types.Codecs;
import io.irispgwire.types.PgType;
import io.irispgwire.types.TextStyle;
import io.irispgwire.types.Types;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** A parameter's value, as text or in binary: a value that can be written again, or a refusal. */
public final class ValueFuzzer {
  private static final List<PgType> TYPES =
      Types.all().stream().sorted(Comparator.comparingInt(PgType::oid)).toList();

  private ValueFuzzer() {}

  /**
   * @param data the first byte says whether it is text, the second of which type
   */
  public static void fuzzerTestOneInput(byte[] data) {
    if (data.length < 2) {
      return;
    }
    Codec<Object> codec = Codecs.of(TYPES.get((data[1] & 0xff) % TYPES.size()));
    byte[] value = Arrays.copyOfRange(data, 2, data.length);
    try {
      Object read =
          (data[0] & 1) == 0
              ? codec.readBinary(Unpooled.wrappedBuffer(value))
              : codec.readText(new String(value, UTF_8).replace("\0", ""), TextStyle.DEFAULT);
      codec.writeText(read, TextStyle.DEFAULT, Unpooled.buffer());
    } catch (PgException e) {
      if (e.state().code().startsWith("XX")) {
        throw new IllegalStateException(e);
      }
    }
  }
}
