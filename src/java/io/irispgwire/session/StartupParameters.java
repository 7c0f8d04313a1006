package io.irispgwire.session;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.wire.BackendMessage;
import io.irispgwire.wire.BackendMessage.NegotiateProtocolVersion;
import io.irispgwire.wire.StartupMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a StartupMessage says; PostgreSQL {@code src/backend/postmaster/postmaster.c}, {@code
 * ProcessStartupPacket}, and {@code src/backend/tcop/postgres.c}, {@code
 * process_postgres_switches}.
 *
 * @param options switches, read only once the client has proved who it is
 * @param settings what the session starts with, in the order given
 */
record StartupParameters(
    String user,
    String database,
    String options,
    Map<String, String> settings,
    Optional<BackendMessage> negotiation) {
  private static final int NEWEST_MINOR_VERSION = 2;

  static StartupParameters read(StartupMessage.Startup message) {
    Map<String, String> settings = new LinkedHashMap<>();
    List<String> unknownOptions = new ArrayList<>();
    String user = "";
    String database = "";
    String options = "";
    for (Map.Entry<String, String> parameter : message.parameters().entrySet()) {
      String name = parameter.getKey();
      String value = parameter.getValue();
      if (name.equals("user")) {
        user = value;
      } else if (name.equals("database")) {
        database = value;
      } else if (name.equals("options")) {
        options = value;
      } else if (name.equals("replication")) {
        refuseReplication(value);
      } else if (name.startsWith("_pq_.")) {
        unknownOptions.add(name);
      } else {
        settings.put(name, value);
      }
    }
    if (user.isEmpty()) {
      throw new PgException(
              SqlState.INVALID_AUTHORIZATION_SPECIFICATION,
              "no PostgreSQL user name specified in startup packet")
          .fatal();
    }
    return new StartupParameters(
        user,
        database.isEmpty() ? user : database,
        options,
        settings,
        negotiation(message, unknownOptions));
  }

  private static Optional<BackendMessage> negotiation(
      StartupMessage.Startup message, List<String> unknownOptions) {
    boolean tooNew = message.minorVersion() > NEWEST_MINOR_VERSION;
    if (!tooNew && unknownOptions.isEmpty()) {
      return Optional.empty();
    }
    int minor = tooNew ? NEWEST_MINOR_VERSION : message.minorVersion();
    return Optional.of(
        new NegotiateProtocolVersion((message.majorVersion() << 16) | minor, unknownOptions));
  }

  private static void refuseReplication(String value) {
    if (!value.equals("database") && SettingValue.bool(value) == null) {
      throw new PgException(
              SqlState.INVALID_PARAMETER_VALUE,
              "invalid value for parameter \"replication\": \"" + value + "\"")
          .withHint("Valid values are: \"false\", 0, \"true\", 1, \"database\".")
          .fatal();
    }
    if (!SettingValue.isFalse(value)) {
      throw new PgException(
              SqlState.FEATURE_NOT_SUPPORTED, "replication connections are not supported")
          .fatal();
    }
  }

  /**
   * {@code -c name=value}, {@code -cname=value}, {@code --name=value}; a backslash keeps a blank.
   */
  private static void readOptions(String options, Map<String, String> settings) {
    List<String> words = words(options);
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      String assignment;
      if (word.equals("-c") && i + 1 < words.size()) {
        i++;
        assignment = words.get(i);
      } else if (word.startsWith("--")) {
        assignment = word.substring(2);
      } else if (word.startsWith("-c") && word.length() > 2) {
        assignment = word.substring(2);
      } else {
        throw new PgException(
                SqlState.SYNTAX_ERROR, "invalid command-line argument for server process: " + word)
            .withHint("Try \"postgres --help\" for more information.")
            .fatal();
      }
      int equals = assignment.indexOf('=');
      if (equals < 0) {
        throw new PgException(
                SqlState.SYNTAX_ERROR,
                (word.startsWith("--") ? "--" : "-c ") + assignment + " requires a value")
            .fatal();
      }
      settings.put(
          assignment.substring(0, equals).replace('-', '_'), assignment.substring(equals + 1));
    }
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        i++;
        word.append(text.charAt(i));
      } else if (!Character.isWhitespace(c)) {
        word.append(c);
      } else if (word.length() > 0) {
        words.add(word.toString());
        word.setLength(0);
      }
    }
    if (word.length() > 0) {
      words.add(word.toString());
    }
    return words;
  }

  /** Gives a new session the settings it starts with; a bad one is fatal, as in PostgreSQL. */
  void initialize(Settings target, String serverVersion) {
    target.initialize("server_version", serverVersion);
    target.initialize("server_version_num", versionNumber(serverVersion));
    target.initialize("server_encoding", "UTF8");
    target.initialize("client_encoding", "UTF8");
    target.initialize("TimeZone", "Etc/UTC");
    target.initialize("lc_collate", "C.UTF-8");
    target.initialize("lc_ctype", "C.UTF-8");
    target.initialize("is_superuser", "on");
    target.initialize("session_authorization", user);
    Map<String, String> all = new LinkedHashMap<>();
    readOptions(options, all);
    all.putAll(settings);
    try {
      all.forEach(target::start);
    } catch (PgException e) {
      throw e.fatal();
    }
  }

  /** {@code 15.4 (…)} is 150004, as PG_VERSION_NUM. */
  private static String versionNumber(String version) {
    String[] parts = version.split("[^0-9]+", 3);
    int minor = parts.length > 1 && !parts[1].isEmpty() ? Integer.parseInt(parts[1]) : 0;
    return String.format(Locale.ROOT, "%d%04d", Integer.parseInt(parts[0]), minor);
  }
}
