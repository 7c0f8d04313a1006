package io.irispgwire.irisdouble;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.irispgwire.backend.jdbc.EmbeddedDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The first two messages of a connection. Texts of refusals are guesses, and so is that they all
 * come with one status.
 */
final class Login {
  private static final int PROTOCOL = 69;
  private static final int UNICODE = 1;

  /** READ UNCOMMITTED, READ COMMITTED, READ VERIFIED. */
  private static final int ISOLATION_LEVELS = 1 | 2 | 32;

  private static final int ITEMS_BEFORE_FEATURES = 8;

  private final DoubleOptions options;
  private final EmbeddedDatabase database;
  private final Jobs jobs;

  Login(DoubleOptions options, EmbeddedDatabase database, Jobs jobs) {
    this.options = options;
    this.database = database;
    this.jobs = jobs;
  }

  static void greet(Message message, OutputStream out) throws IOException {
    if (!message.code().equals("HS") || message.list().rawShort() != PROTOCOL) {
      throw new ProtocolViolation("no greeting of protocol " + PROTOCOL);
    }
    byte[] numbers =
        ByteBuffer.allocate(4)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putShort((short) PROTOCOL)
            .putShort((short) UNICODE)
            .array();
    message.answer(out, 0, new ListWriter().raw(numbers).text("ENUW").toBytes());
  }

  /** What was logged in to, or null when it was refused. */
  @Nullable Accepted connect(Message message, OutputStream out) throws IOException, SQLException {
    if (!message.code().equals("CN")) {
      throw new ProtocolViolation(message.code() + " in place of a login");
    }
    ListReader request = message.list();
    String namespace = request.string().toUpperCase(Locale.ROOT);
    String user = clear(request.data());
    String password = clear(request.data());
    for (int i = 0; i < ITEMS_BEFORE_FEATURES; i++) {
      request.next();
    }
    int features = request.integer() & options.features();
    String refusal = refusal(namespace, user, password);
    if (refusal != null) {
      message.answer(out, IrisFailure.ACCESS_DENIED, new ListWriter().text(refusal).toBytes());
      return null;
    }
    SqlProcess process = new SqlProcess(jobs.nextNumber(), database, user, namespace);
    message.answer(out, 0, accepted(process, features));
    return new Accepted(process, features);
  }

  private @Nullable String refusal(String namespace, String user, String password) {
    if (!password.equals(options.users().get(user.toUpperCase(Locale.ROOT)))) {
      return "Access Denied";
    }
    if (!options.namespaces().contains(namespace)) {
      return "Namespace '" + namespace + "' does not exist";
    }
    return jobs.count() >= options.mostConnections() ? "License limit exceeded" : null;
  }

  private byte[] accepted(SqlProcess process, int features) {
    return new ListWriter()
        .text(
            "InterSystems IRIS Version " + options.version() + " xDBC Protocol Version " + PROTOCOL)
        .integer(options.delimitedIdentifiers() ? 1 : 0)
        .integer(0)
        .integer(ISOLATION_LEVELS)
        .text(process.job())
        .integer(0)
        .integer(features)
        .toBytes();
  }

  /** Names and passwords come turned round and mixed up. */
  private static String clear(byte[] mixed) {
    byte[] plain = new byte[mixed.length];
    for (int i = 0; i < mixed.length; i++) {
      int turned = ((mixed[i] & 0xFF) >> 5 | (mixed[i] & 0xFF) << 3) & 0xFF;
      plain[mixed.length - 1 - i] = (byte) ((turned - i & 0xFF) ^ 0xA7);
    }
    return new String(plain, UTF_8);
  }

  /**
   * A login.
   *
   * @param features those granted
   */
  record Accepted(SqlProcess process, int features) {}
}
