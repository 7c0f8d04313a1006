package io.irispgwire.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.wire.StartupMessage.CancelRequest;
import io.irispgwire.wire.StartupMessage.Garbage;
import io.irispgwire.wire.StartupMessage.GssEncRequest;
import io.irispgwire.wire.StartupMessage.SslRequest;
import io.irispgwire.wire.StartupMessage.Startup;
import io.irispgwire.wire.StartupMessage.UnsupportedVersion;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The answers to bad packets are those of PostgreSQL 15. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class StartupDecoderTest {
  private static final int VERSION_3_0 = 3 << 16;

  private final StartupDecoder decoder = new StartupDecoder();

  @Test
  void parameters_keep_their_order() {
    Startup startup = (Startup) decode(VERSION_3_0, "user\0joe\0database\0USER\0_pq_.x\0y\0\0");

    assertThat(startup.majorVersion()).isEqualTo(3);
    assertThat(startup.minorVersion()).isZero();
    assertThat(startup.parameters().toString()).isEqualTo("{user=joe, database=USER, _pq_.x=y}");
  }

  @Test
  void the_minor_version_is_what_the_client_says() {
    assertThat(((Startup) decode(VERSION_3_0 + 9999, "\0")).minorVersion()).isEqualTo(9999);
  }

  @Test
  void an_empty_value_is_a_value() {
    Startup startup = (Startup) decode(VERSION_3_0, "user\0joe\0options\0\0\0");

    assertThat(startup.parameters()).containsEntry("options", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "user\0joe", "user\0joe\0", "user\0joe\0\0xx", "user\0", "us"})
  void parameters_that_are_no_pairs_are_refused(String body) {
    assertThatThrownBy(() -> decode(VERSION_3_0, body))
        .isInstanceOfSatisfying(PgException.class, e -> assertThat(e.isFatal()).isTrue())
        .hasMessage("invalid startup packet layout: expected terminator as last byte");
  }

  @Test
  void requests_for_encryption_may_follow_one_another_but_not_themselves() {
    assertThat(decode(80_877_103, "")).isEqualTo(new SslRequest());
    assertThat(decode(80_877_104, "")).isEqualTo(new GssEncRequest());
    assertThat(decode(80_877_103, "")).isEqualTo(new SslRequest());
    assertThat(decode(80_877_103, "")).isEqualTo(new UnsupportedVersion(1234, 5679));
  }

  @Test
  void bytes_that_came_together_with_a_request_are_refused() {
    ByteBuf in = packet(80_877_103, "").writeByte(0);

    assertThat(decoder.decode(in)).isEqualTo(new SslRequest());
    assertThatThrownBy(() -> decoder.requireNothingAfterRequest(in))
        .isInstanceOfSatisfying(
            PgException.class,
            e -> {
              assertThat(e.state()).isEqualTo(SqlState.PROTOCOL_VIOLATION);
              assertThat(e.diagnostic().detail())
                  .isEqualTo(
                      "This could be either a client-software bug or evidence of an attempted"
                          + " man-in-the-middle attack.");
            })
        .hasMessage("received unencrypted data after SSL request");
  }

  @Test
  void a_cancel_request_carries_a_key_of_4_to_256_bytes() {
    CancelRequest request = (CancelRequest) decode(80_877_102, "\0\0\0\7abcd");

    assertThat(request.processId()).isEqualTo(7);
    assertThat(request.secretKey()).containsExactly('a', 'b', 'c', 'd');
    assertThat(((CancelRequest) decode(80_877_102, "\0\0\0\7" + "k".repeat(256))).secretKey())
        .hasSize(256);
    assertThat(decode(80_877_102, "\0\0\0\7" + "k".repeat(257))).isEqualTo(new Garbage());
    assertThat(decode(80_877_102, "\0\0\0\7abc")).isEqualTo(new Garbage());
  }

  @Test
  void other_major_versions_are_told_apart() {
    assertThat(decode(2 << 16, "")).isEqualTo(new UnsupportedVersion(2, 0));
    assertThat(decode(4 << 16, "user\0joe\0\0")).isEqualTo(new UnsupportedVersion(4, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\0\0\0\0", "\0\0\0\7", "\0\0\47\25", "\377\377\377\377", "GET "})
  void a_length_outside_the_limits_is_garbage(String head) {
    assertThat(decoder.decode(Unpooled.copiedBuffer(head, ISO_8859_1))).isEqualTo(new Garbage());
  }

  @Test
  void the_longest_packet_is_waited_for() {
    assertThat(decoder.decode(Unpooled.copiedBuffer("\0\0\47\24", ISO_8859_1))).isNull();
  }

  private StartupMessage decode(int code, String body) {
    return requireNonNull(decoder.decode(packet(code, body)));
  }

  private static ByteBuf packet(int code, String body) {
    ByteBuf packet = Unpooled.buffer().writeInt(body.length() + 8).writeInt(code);
    packet.writeCharSequence(body, ISO_8859_1);
    return packet;
  }
}
