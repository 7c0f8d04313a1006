package io.irispgwire.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.irispgwire.error.PgException;
import io.irispgwire.wire.FrontendMessage.Bind;
import io.irispgwire.wire.FrontendMessage.CopyData;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What holds for any bytes at all. */
class DecoderPropertiesTest {
  private static final int LIMIT = 1 << 20;

  @Property(tries = 500)
  void any_split_of_a_stream_decodes_the_same(
      @ForAll("streams") byte[] stream, @ForAll int firstCut, @ForAll int secondCut) {
    int a = Math.floorMod(firstCut, stream.length + 1);
    int b = Math.floorMod(secondCut, stream.length + 1);

    assertThat(decode(stream, Math.min(a, b), Math.max(a, b))).isEqualTo(decode(stream));
  }

  @Property(tries = 100)
  void a_stream_that_comes_byte_by_byte_decodes_the_same(@ForAll("streams") byte[] stream) {
    int[] everywhere = new int[stream.length];
    Arrays.setAll(everywhere, i -> i);

    assertThat(decode(stream, everywhere)).isEqualTo(decode(stream));
  }

  @Property(tries = 2000)
  void any_garbage_ends_in_messages_or_an_error(@ForAll("garbage") byte[] garbage) {
    decode(garbage); // terminates, and throws nothing but what decode() takes

    ByteBuf in = Unpooled.wrappedBuffer(garbage);
    StartupDecoder decoder = new StartupDecoder();
    try {
      StartupMessage message = decoder.decode(in);
      while (message != null && !(message instanceof StartupMessage.Garbage)) {
        message = decoder.decode(in);
      }
    } catch (PgException e) {
      assertThat(e.isFatal()).isTrue();
    }
  }

  /** Messages as text, for arrays do not compare; then the error that ended the stream, if any. */
  private static List<String> decode(byte[] stream, int... cuts) {
    FrontendDecoder decoder = new FrontendDecoder(LIMIT);
    ByteBuf in = Unpooled.buffer();
    List<String> decoded = new ArrayList<>();
    int sent = 0;
    try {
      for (int cut : cuts) {
        in.writeBytes(stream, sent, cut - sent);
        sent = cut;
        drain(decoder, in, decoded);
      }
      in.writeBytes(stream, sent, stream.length - sent);
      drain(decoder, in, decoded);
    } catch (PgException e) {
      assertThat(e.isFatal()).isTrue();
      decoded.add(e.getMessage());
    }
    return decoded;
  }

  private static void drain(FrontendDecoder decoder, ByteBuf in, List<String> decoded) {
    FrontendMessage message = decoder.decode(in);
    while (message != null) {
      decoded.add(text(message));
      message = decoder.decode(in);
    }
  }

  private static String text(FrontendMessage message) {
    if (message instanceof Bind bind) {
      return bind.portal()
          + bind.statement()
          + Arrays.toString(bind.parameterFormats())
          + Arrays.deepToString(bind.parameters().toArray())
          + Arrays.toString(bind.resultFormats());
    }
    if (message instanceof CopyData data) {
      return Arrays.toString(data.data());
    }
    if (message instanceof FrontendMessage.AuthenticationResponse response) {
      return Arrays.toString(response.body());
    }
    return message.toString().replaceAll("@[0-9a-f]+", "");
  }

  /** Frames that are sound, with bodies that may be anything; sometimes a bad tag among them. */
  @Provide
  Arbitrary<byte[]> streams() {
    Arbitrary<Character> tags =
        Arbitraries.frequencyOf(
            Tuple.of(60, Arbitraries.of('Q', 'P', 'B', 'D', 'E', 'C', 'F', 'd')),
            Tuple.of(30, Arbitraries.of('H', 'S', 'X', 'c', 'f', 'p')),
            Tuple.of(1, Arbitraries.chars().ascii()));
    Arbitrary<byte[]> bodies =
        Arbitraries.bytes()
            .edgeCases(edges -> edges.add((byte) 0))
            .array(byte[].class)
            .ofMaxSize(40);
    return Combinators.combine(tags, bodies)
        .as(DecoderPropertiesTest::frame)
        .list()
        .ofMaxSize(8)
        .map(DecoderPropertiesTest::join);
  }

  @Provide
  Arbitrary<byte[]> garbage() {
    return Arbitraries.oneOf(
        Arbitraries.bytes().array(byte[].class).ofMaxSize(200),
        Arbitraries.bytes().between((byte) 0, (byte) 12).array(byte[].class).ofMaxSize(200),
        streams());
  }

  private static byte[] frame(char tag, byte[] body) {
    ByteBuf out = Unpooled.buffer().writeByte(tag).writeInt(body.length + 4).writeBytes(body);
    return bytes(out);
  }

  private static byte[] join(List<byte[]> frames) {
    ByteBuf out = Unpooled.buffer();
    frames.forEach(out::writeBytes);
    return bytes(out);
  }

  private static byte[] bytes(ByteBuf out) {
    byte[] bytes = new byte[out.readableBytes()];
    out.readBytes(bytes);
    return bytes;
  }
}
