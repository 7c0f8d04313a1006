package io.irispgwire.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.wire.FrontendMessage.AuthenticationResponse;
import io.irispgwire.wire.FrontendMessage.Bind;
import io.irispgwire.wire.FrontendMessage.Close;
import io.irispgwire.wire.FrontendMessage.CopyData;
import io.irispgwire.wire.FrontendMessage.CopyDone;
import io.irispgwire.wire.FrontendMessage.CopyFail;
import io.irispgwire.wire.FrontendMessage.Describe;
import io.irispgwire.wire.FrontendMessage.Execute;
import io.irispgwire.wire.FrontendMessage.Flush;
import io.irispgwire.wire.FrontendMessage.FunctionCall;
import io.irispgwire.wire.FrontendMessage.Malformed;
import io.irispgwire.wire.FrontendMessage.Parse;
import io.irispgwire.wire.FrontendMessage.Query;
import io.irispgwire.wire.FrontendMessage.Sync;
import io.irispgwire.wire.FrontendMessage.Target;
import io.irispgwire.wire.FrontendMessage.Terminate;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Layouts are those of the manual's "Message Formats"; the errors are what PostgreSQL 15 sent. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FrontendDecoderTest {
  private static final int LIMIT = 100_000;

  private final FrontendDecoder decoder = new FrontendDecoder(LIMIT);

  @Test
  void messages_without_a_body_are_read() {
    assertThat(decode('S', "")).isEqualTo(new Sync());
    assertThat(decode('H', "")).isEqualTo(new Flush());
    assertThat(decode('X', "")).isEqualTo(new Terminate());
    assertThat(decode('c', "")).isEqualTo(new CopyDone());
  }

  @Test
  void messages_with_strings_are_read() {
    assertThat(decode('Q', "SELECT 1\0")).isEqualTo(new Query("SELECT 1"));
    assertThat(decode('Q', "\303\244\0")).isEqualTo(new Query("ä"));
    assertThat(decode('f', "why\0")).isEqualTo(new CopyFail("why"));
    assertThat(decode('E', "p\0\0\0\0\5")).isEqualTo(new Execute("p", 5));
    assertThat(decode('D', "Ss\0")).isEqualTo(new Describe(Target.STATEMENT, "s"));
    assertThat(decode('C', "P\0")).isEqualTo(new Close(Target.PORTAL, ""));
  }

  @Test
  void parse_carries_the_types_it_was_given() {
    assertThat(decode('P', "s\0$1\0\0\2\0\0\0\27\0\0\0\0"))
        .isEqualTo(new Parse("s", "$1", List.of(23, 0)));
  }

  @Test
  void bind_tells_null_from_an_empty_value() {
    Bind bind = (Bind) decode('B', "p\0s\0\0\1\0\1\0\3\377\377\377\377\0\0\0\0\0\0\0\1x\0\1\0\0");

    assertThat(bind.portal()).isEqualTo("p");
    assertThat(bind.statement()).isEqualTo("s");
    assertThat(bind.parameterFormats()).containsExactly(1);
    assertThat(bind.parameters()).containsExactly(null, new byte[0], new byte[] {'x'});
    assertThat(bind.resultFormats()).containsExactly(0);
  }

  @Test
  void bytes_are_passed_on_as_they_are() {
    assertThat(((CopyData) decode('d', "\377\0")).data()).containsExactly(-1, 0);
    assertThat(((AuthenticationResponse) decode('p', "\377\0")).body()).containsExactly(-1, 0);
  }

  @Test
  void a_function_call_has_formats_arguments_and_a_format_for_its_result() {
    FunctionCall call =
        (FunctionCall)
            decode('F', "\0\0\0\52" + "\0\1\0\1" + "\0\2\377\377\377\377\0\0\0\1x" + "\0\1");

    assertThat(call.functionOid()).isEqualTo(42);
    assertThat(call.argumentFormats()).containsExactly(1);
    assertThat(call.arguments()).containsExactly(null, new byte[] {'x'});
    assertThat(call.resultFormat()).isEqualTo((short) 1);
  }

  @Test
  void two_messages_in_one_buffer_come_one_after_the_other() {
    ByteBuf in = bytes("H\0\0\0\4S\0\0\0\4S");

    assertThat(decoder.decode(in)).isEqualTo(new Flush());
    assertThat(decoder.decode(in)).isEqualTo(new Sync());
    assertThat(decoder.decode(in)).isNull();
    assertThat(in.readableBytes()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Q | 'SELECT 1' | invalid string in message",
        "Q | '' | invalid string in message",
        "Q | 'a\\0x' | invalid message format",
        "S | 'x' | invalid message format",
        "H | 'x' | invalid message format",
        "P | 's\\0\\0' | insufficient data left in message",
        "P | '\\0\\0\\0\\1' | insufficient data left in message",
        "P | '\\0\\0\\0\\0z' | invalid message format",
        "B | '\\0\\0\\377\\377' | insufficient data left in message",
        "B | '\\0\\0\\0\\0\\0\\1\\0\\0' | insufficient data left in message",
        "B | '\\0\\0\\0\\0\\0\\1\\377\\377\\377\\376' | insufficient data left in message",
        "B | '\\0\\0\\0\\0\\0\\1\\0\\0\\0\\5ab' | insufficient data left in message",
        "B | '\\0\\0\\0\\0\\0\\0\\0\\0z' | invalid message format",
        "D | 'x\\0' | invalid DESCRIBE message subtype 120",
        "D | '' | no data left in message",
        "D | 'x' | invalid string in message",
        "C | 'x\\0' | invalid CLOSE message subtype 120",
        "E | '\\0\\0\\0' | insufficient data left in message",
        "F | '\\0' | insufficient data left in message",
      })
  void a_body_that_cannot_be_read_is_an_error_of_that_message(char tag, String body, String text) {
    Malformed malformed = (Malformed) decode(tag, body.translateEscapes());

    assertThat(malformed.tag()).isEqualTo(tag);
    assertThat(malformed.failure().state()).isEqualTo(SqlState.PROTOCOL_VIOLATION);
    assertThat(malformed.failure()).hasMessage(text);
    assertThat(malformed.failure().isFatal()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"Q,false", "F,false", "S,false", "f,false", "P,true", "B,true", "D,true", "E,true"})
  void only_an_extended_query_is_dropped_up_to_sync(char tag, boolean extended) {
    PgException failure = new PgException(SqlState.PROTOCOL_VIOLATION, "");

    assertThat(new Malformed(tag, failure).inExtendedQuery()).isEqualTo(extended);
  }

  @Test
  void a_tag_that_does_not_exist_is_refused_before_its_length_is_there() {
    assertViolation("x", "invalid frontend message type 120");
    assertViolation("\377", "invalid frontend message type 255");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Q\0\0\0\3",
        "Q\0\0\0\0",
        "Q\377\377\377\377",
        "Q\0\1\206\241", // the limit is 100,000
        "S\0\0\47\21", // 10,001
        "D\0\0\47\21",
        "p\0\1\0\0",
      })
  void a_length_that_cannot_be_is_refused_before_anything_is_waited_for(String head) {
    assertViolation(head, "invalid message length");
  }

  @Test
  void a_message_of_the_greatest_length_is_waited_for() {
    assertThat(decoder.decode(bytes("Q\0\1\206\240"))).isNull();
    assertThat(decoder.decode(bytes("D\0\0\47\20"))).isNull();
  }

  private void assertViolation(String message, String text) {
    assertThatThrownBy(() -> decoder.decode(bytes(message)))
        .isInstanceOfSatisfying(
            PgException.class,
            e -> {
              assertThat(e.state()).isEqualTo(SqlState.PROTOCOL_VIOLATION);
              assertThat(e.isFatal()).isTrue();
            })
        .hasMessage(text);
  }

  private FrontendMessage decode(char tag, String body) {
    ByteBuf in = Unpooled.buffer().writeByte(tag).writeInt(body.length() + 4);
    in.writeBytes(bytes(body));
    FrontendMessage decoded = requireNonNull(decoder.decode(in));
    assertThat(in.isReadable()).isFalse();
    return decoded;
  }

  private static ByteBuf bytes(String latin1) {
    return Unpooled.wrappedBuffer(latin1.getBytes(ISO_8859_1));
  }
}
