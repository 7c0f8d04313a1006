package io.irispgwire.wire;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.wire.FrontendMessage.AuthenticationResponse;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first 'p' of a SASL exchange; manual, "Message Formats".
 *
 * @param mechanism what the client has chosen
 * @param data its first message; null when it leaves the first word to the server
 */
public record SaslInitialResponse(String mechanism, byte @Nullable [] data) {
  /**
   * Takes a message apart.
   *
   * @param offered the mechanisms that the server has
   * @throws PgException FATAL 08P01 when it is not a SASLInitialResponse, or for another mechanism
   */
  public static SaslInitialResponse read(AuthenticationResponse message, List<String> offered) {
    ByteBuf in = Unpooled.wrappedBuffer(message.body());
    MessageBody body = new MessageBody(in, message.body().length);
    String mechanism = body.string();
    if (!offered.contains(mechanism)) {
      throw new PgException(
              SqlState.PROTOCOL_VIOLATION,
              "client selected an invalid SASL authentication mechanism")
          .fatal();
    }
    int length = body.int32();
    byte[] data = length == -1 ? null : body.bytes(length);
    body.requireEnd();
    return new SaslInitialResponse(mechanism, data);
  }
}
