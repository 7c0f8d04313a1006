package io.irispgwire.wire;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.wire.FrontendMessage.AuthenticationResponse;
import io.netty.buffer.Unpooled;

/**
 * The 'p' that answers a request for the password; manual, "Message Formats".
 *
 * @param password as the client wrote it
 */
public record PasswordMessage(String password) {
  /**
   * Takes a message apart; PostgreSQL: auth.c, recv_password_packet.
   *
   * @throws PgException FATAL 08P01 when it is none, 28P01 for an empty password
   */
  public static PasswordMessage read(AuthenticationResponse message) {
    byte[] bytes = message.body();
    MessageBody body = new MessageBody(Unpooled.wrappedBuffer(bytes), bytes.length);
    if (bytes.length == 0 || firstZero(bytes) != bytes.length - 1) {
      throw new PgException(SqlState.PROTOCOL_VIOLATION, "invalid password packet size").fatal();
    }
    if (bytes.length == 1) {
      throw new PgException(SqlState.INVALID_PASSWORD, "empty password returned by client").fatal();
    }
    return new PasswordMessage(body.string());
  }

  private static int firstZero(byte[] bytes) {
    int at = 0;
    while (at < bytes.length && bytes[at] != 0) {
      at++;
    }
    return at;
  }

  /** Tells no secret. */
  @Override
  public String toString() {
    return "PasswordMessage";
  }
}
