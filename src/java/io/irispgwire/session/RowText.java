package io.irispgwire.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.irispgwire.eval.Environment;
import io.irispgwire.types.Codecs;
import io.irispgwire.types.SqlType;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** A value in its type's text form, as messages show it. */
final class RowText {
  private RowText() {}

  static String of(SqlType type, Object value, Environment environment) {
    if (BlankPadding.isPadded(type)) {
      return BlankPadding.pad((String) value, type);
    }
    ByteBuf out = Unpooled.buffer(64);
    Codecs.of(type.type()).writeText(value, environment.style(), out);
    return out.toString(UTF_8);
  }
}
