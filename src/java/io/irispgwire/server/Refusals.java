package io.irispgwire.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.irispgwire.auth.Origin;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.wire.BackendMessage;
import io.irispgwire.wire.StartupDecoder;
import io.irispgwire.wire.StartupMessage.Startup;
import io.irispgwire.wire.StartupMessage.UnsupportedVersion;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.util.Map;

/** Why the server itself, and not a session, ends a connection; in PostgreSQL's words. */
final class Refusals {
  private Refusals() {}

  /** PostgreSQL: postgres.c, ProcessInterrupts. */
  static PgException adminShutdown() {
    return fatal(SqlState.ADMIN_SHUTDOWN, "terminating connection due to administrator command");
  }

  /** PostgreSQL: postmaster.c, ProcessStartupPacket. */
  static PgException shuttingDown() {
    return fatal(SqlState.CANNOT_CONNECT_NOW, "the database system is shutting down");
  }

  /** PostgreSQL: postmaster.c, ProcessStartupPacket. */
  static PgException tooManyConnections() {
    return fatal(SqlState.TOO_MANY_CONNECTIONS, "sorry, too many clients already");
  }

  static PgException tooManyConnections(String address) {
    return fatal(
        SqlState.TOO_MANY_CONNECTIONS, "too many connections from address \"" + address + "\"");
  }

  static PgException tooManyStartups(int perSecond) {
    return fatal(
            SqlState.TOO_MANY_CONNECTIONS,
            "too many connections begin: no more than " + perSecond + " in a second")
        .withHint("Try again, or let the operator raise startup-rate.");
  }

  /** PostgreSQL: pqcomm.c, pq_getmessage. */
  static PgException messageTooLong() {
    return fatal(SqlState.PROTOCOL_VIOLATION, "invalid message length");
  }

  /** PostgreSQL: auth.c, ClientAuthentication, where all rules are hostssl. */
  static PgException notEncrypted(Origin origin, Startup startup) {
    Map<String, String> parameters = startup.parameters();
    String user = parameters.getOrDefault("user", "");
    return fatal(
        SqlState.INVALID_AUTHORIZATION_SPECIFICATION,
        String.format(
            "no pg_hba.conf entry for host \"%s\", user \"%s\", database \"%s\", no encryption",
            origin.remote().getAddress().getHostAddress(),
            user,
            parameters.getOrDefault("database", user)));
  }

  /** Tells a client that has no session yet, and ends its connection. */
  static void send(Channel channel, PgException reason) {
    ByteBuf out = channel.alloc().buffer();
    new BackendMessage.Response(reason.diagnostic()).writeTo(out);
    channel.writeAndFlush(out, channel.voidPromise());
    ClosingHandler.end(channel);
  }

  /** PostgreSQL: a client older than protocol 3 is told in the form that it understands. */
  static void send(Channel channel, UnsupportedVersion version) {
    String message =
        String.format(
            "unsupported frontend protocol %d.%d: server supports %d.0 to %d.%d",
            version.majorVersion(),
            version.minorVersion(),
            StartupDecoder.MAJOR_VERSION,
            StartupDecoder.MAJOR_VERSION,
            StartupDecoder.MINOR_VERSION);
    boolean none = version.majorVersion() == 0 && version.minorVersion() == 0;
    if (none || version.majorVersion() >= StartupDecoder.MAJOR_VERSION) {
      send(channel, fatal(SqlState.FEATURE_NOT_SUPPORTED, message));
      return;
    }
    ByteBuf out = channel.alloc().buffer();
    out.writeCharSequence("EFATAL:  " + message + "\n\0", UTF_8);
    channel.writeAndFlush(out, channel.voidPromise());
    ClosingHandler.end(channel);
  }

  private static PgException fatal(SqlState state, String message) {
    return new PgException(state, message).fatal();
  }
}
