package io.irispgwire.sql.analysis;

import io.irispgwire.types.Codecs;
import io.irispgwire.types.PgArray;
import io.irispgwire.types.PgType;
import io.irispgwire.types.TextStyle;
import io.irispgwire.types.Types;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Texts in one line, as a note keeps them: an array of PostgreSQL's. */
final class NotedList {
  private NotedList() {}

  static String of(List<String> texts) {
    ByteBuf out = Unpooled.buffer();
    Codecs.of(type()).writeText(PgArray.of(PgType.TEXT, texts), TextStyle.DEFAULT, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  /** What {@link #of} wrote. */
  static List<String> parse(String text) {
    PgArray array = (PgArray) Codecs.of(type()).readText(text, TextStyle.DEFAULT);
    return array.elements().stream().map(String::valueOf).toList();
  }

  private static PgType type() {
    return Objects.requireNonNull(Types.arrayOf(PgType.TEXT));
  }
}
