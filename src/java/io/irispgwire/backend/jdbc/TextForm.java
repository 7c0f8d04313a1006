package io.irispgwire.backend.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.irispgwire.types.Codecs;
import io.irispgwire.types.PgType;
import io.irispgwire.types.TextStyle;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** PostgreSQL's own text of a value, under its default settings: what a VARCHAR of IRIS keeps. */
final class TextForm {
  private TextForm() {}

  static String write(PgType type, Object value) {
    ByteBuf text = Unpooled.buffer();
    Codecs.of(type).writeText(value, TextStyle.DEFAULT, text);
    return text.toString(UTF_8);
  }

  static Object read(PgType type, String text) {
    return Codecs.of(type).readText(text, TextStyle.DEFAULT);
  }
}
