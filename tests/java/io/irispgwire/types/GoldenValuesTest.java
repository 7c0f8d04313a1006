package io.irispgwire.types;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.irispgwire.error.PgException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GoldenValuesTest {
  @TestFactory
  Stream<DynamicTest> every_type_reads_shows_and_sends_as_PostgreSQL_does() {
    return GoldenRow.all()
        .map(GoldenRow::type)
        .distinct()
        .map(type -> DynamicTest.dynamicTest(type, () -> check(type)));
  }

  private static void check(String type) {
    List<GoldenRow> rows = GoldenRow.all().filter(row -> row.type().equals(type)).toList();
    SoftAssertions softly = new SoftAssertions();
    for (GoldenRow row : rows) {
      String about = "[" + row.settings() + "] " + row.input();
      softly.assertThat(actual(row)).as(about).isEqualTo(expected(row));
    }
    softly.assertAll();
    assertThat(rows).isNotEmpty();
  }

  private static String expected(GoldenRow row) {
    return row.state() == null
        ? row.shown() + " | " + row.sent()
        : refusal(row.state(), row.message(), row.detail(), row.hint());
  }

  private static String actual(GoldenRow row) {
    Codec<Object> codec = Codecs.of(row.pgType());
    ByteBuf text = Unpooled.buffer();
    ByteBuf sent = Unpooled.buffer();
    try {
      Object value = codec.readText(row.input(), row.style());
      codec.writeText(value, row.style(), text);
      codec.writeBinary(value, sent);
      String hex = ByteBufUtil.hexDump(sent);
      ByteBuf again = Unpooled.buffer();
      codec.writeBinary(codec.readBinary(sent), again);
      String received = ByteBufUtil.hexDump(again);
      return text.toString(UTF_8) + " | " + (hex.equals(received) ? hex : hex + "/" + received);
    } catch (PgException e) {
      return refusal(
          e.state().code(), e.getMessage(), e.diagnostic().detail(), e.diagnostic().hint());
    }
  }

  private static String refusal(String state, @Nullable Object... parts) {
    StringBuilder text = new StringBuilder(state);
    for (Object part : parts) {
      if (part != null && !part.equals("")) {
        text.append(" / ").append(part);
      }
    }
    return text.toString();
  }
}
