package io.irispgwire.console;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A statement of the console, as PgBouncer's manual has them: "Admin console". */
sealed interface Command {
  /** SHOW topic. */
  record Show(Topic topic) implements Command {}

  /** RELOAD. */
  record Reload() implements Command {}

  /** PAUSE [database]. */
  record Pause(Optional<String> database) implements Command {}

  /** RESUME [database]. */
  record Resume(Optional<String> database) implements Command {}

  /** KILL database. */
  record Kill(String database) implements Command {}

  /** KILL_CLIENT id. */
  record KillClient(int processId) implements Command {}

  /** What SHOW shows. */
  enum Topic {
    HELP,
    CLIENTS,
    CONFIG,
    DATABASES,
    LISTS,
    POOLS,
    SERVERS,
    STATE,
    STATS,
    TOTALS,
    USERS,
    VERSION
  }

  /**
   * Reads a statement, without its semicolon.
   *
   * @throws PgException 42601
   */
  static Command of(String statement) {
    List<String> words = words(statement);
    String verb = words.get(0).toUpperCase(Locale.ROOT);
    Optional<String> name = words.size() > 1 ? Optional.of(words.get(1)) : Optional.empty();
    if (words.size() <= 2) {
      switch (verb) {
        case "SHOW" -> {
          return new Show(topic(name.orElse("help"), statement));
        }
        case "PAUSE" -> {
          return new Pause(name);
        }
        case "RESUME" -> {
          return new Resume(name);
        }
        case "KILL" -> {
          return new Kill(name.orElseThrow(() -> unknown(statement)));
        }
        case "KILL_CLIENT" -> {
          return new KillClient(number(name.orElse(""), statement));
        }
        default -> {}
      }
    }
    if (verb.equals("RELOAD") && words.size() == 1) {
      return new Reload();
    }
    throw unknown(statement);
  }

  private static Topic topic(String word, String statement) {
    for (Topic topic : Topic.values()) {
      if (topic.name().equalsIgnoreCase(word)) {
        return topic;
      }
    }
    throw unknown(statement);
  }

  private static int number(String word, String statement) {
    try {
      return Integer.parseInt(word);
    } catch (NumberFormatException e) {
      throw unknown(statement);
    }
  }

  /** Words, and names in double quotes, which may hold blanks; a quote in one is doubled. */
  private static List<String> words(String statement) {
    List<String> words = new ArrayList<>();
    int at = 0;
    while (at < statement.length()) {
      char first = statement.charAt(at);
      if (Character.isWhitespace(first)) {
        at++;
      } else if (first == '"') {
        StringBuilder name = new StringBuilder();
        at = quoted(statement, at + 1, name);
        words.add(name.toString());
      } else {
        int start = at;
        while (at < statement.length() && !Character.isWhitespace(statement.charAt(at))) {
          at++;
        }
        words.add(statement.substring(start, at));
      }
    }
    return words;
  }

  private static int quoted(String statement, int start, StringBuilder name) {
    for (int at = start; at < statement.length(); at++) {
      boolean quote = statement.charAt(at) == '"';
      if (quote && !statement.startsWith("\"\"", at)) {
        return at + 1;
      }
      name.append(statement.charAt(at));
      at += quote ? 1 : 0;
    }
    throw unknown(statement);
  }

  private static PgException unknown(String statement) {
    return new PgException(SqlState.SYNTAX_ERROR, "invalid command \"" + statement + "\"")
        .withHint("SHOW HELP lists the commands of the administrative database.");
  }
}
