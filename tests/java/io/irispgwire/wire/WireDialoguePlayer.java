package io.irispgwire.wire;

import io.irispgwire.wire.WireDialogue.Turn;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds a dialogue with a server and writes down what was said, in the form of the golden files.
 */
final class WireDialoguePlayer {
  private static final int QUIET_MILLIS = 400;

  private final WireDialogueTarget target;

  WireDialoguePlayer(WireDialogueTarget target) {
    this.target = target;
  }

  /** Plays the turns; reads what each expects and, at the end, whatever is left. */
  List<String> play(WireDialogue dialogue, WireDialogue.Server server) throws IOException {
    List<String> said = new ArrayList<>();
    List<Turn> turns = dialogue.turns(server);
    try (WireDialogueConnection connection = open(dialogue, turns)) {
      boolean ended = false;
      for (Turn turn : turns) {
        turn.sent().forEach(line -> said.add("> " + line));
        connection.send(turn.sent());
        ended = answers(connection, turn.expected(), said);
      }
      if (!ended) {
        connection.terminate();
        leftOver(connection, said);
      }
    }
    return sortedStatuses(said);
  }

  /** Plays the turns, taking as a turn's answers all that comes until the server falls silent. */
  List<List<String>> record(WireDialogue dialogue) throws IOException {
    List<List<String>> answers = new ArrayList<>();
    List<Turn> turns = dialogue.turns(WireDialogue.Server.POSTGRESQL);
    try (WireDialogueConnection connection = open(dialogue, turns)) {
      for (Turn turn : turns) {
        connection.send(turn.sent());
        List<String> said = new ArrayList<>();
        String line = connection.read(QUIET_MILLIS);
        while (line != null) {
          said.add("< " + line);
          line = line.equals(WireDialogueConnection.END) ? null : connection.read(QUIET_MILLIS);
        }
        answers.add(sortedStatuses(said));
      }
    }
    return answers;
  }

  private WireDialogueConnection open(WireDialogue dialogue, List<Turn> turns) throws IOException {
    for (String sql : dialogue.setup()) {
      try (WireDialogueConnection before = new WireDialogueConnection(target)) {
        before.logIn();
        before.send(List.of("Query " + WireDialogueWords.quote(sql)));
        String line = before.read(WireDialogueConnection.ANSWER_MILLIS);
        while (line != null && !line.startsWith("ReadyForQuery")) {
          if (line.startsWith("ErrorResponse") || line.equals(WireDialogueConnection.END)) {
            throw new IOException(dialogue.name() + ", " + sql + ": " + line);
          }
          line = before.read(WireDialogueConnection.ANSWER_MILLIS);
        }
      }
    }
    WireDialogueConnection connection = new WireDialogueConnection(target);
    if (!WireDialogueRequest.opensConnection(turns.get(0).sent().get(0))) {
      connection.logIn();
    }
    return connection;
  }

  /**
   * Reads up to the last ReadyForQuery that is expected, or as many answers as are expected when
   * there is none; says whether the conversation has ended.
   */
  private static boolean answers(
      WireDialogueConnection connection, List<String> expected, List<String> said)
      throws IOException {
    long ready = expected.stream().filter(WireDialoguePlayer::isReady).count();
    long ends = expected.stream().filter(WireDialogueConnection.END::equals).count();
    long left = ready > 0 ? ready + ends : expected.size();
    while (left > 0) {
      String line = connection.read(WireDialogueConnection.ANSWER_MILLIS);
      said.add("< " + (line == null ? "silence" : line));
      if (line == null || line.equals(WireDialogueConnection.END)) {
        return true;
      }
      if (ready == 0 || isReady(line)) {
        left--;
      }
    }
    return false;
  }

  private static boolean isReady(String line) {
    return line.startsWith("ReadyForQuery");
  }

  private static void leftOver(WireDialogueConnection connection, List<String> said)
      throws IOException {
    String line = connection.read(WireDialogueConnection.ANSWER_MILLIS);
    while (line != null && !line.equals(WireDialogueConnection.END)) {
      said.add("< " + line);
      line = connection.read(WireDialogueConnection.ANSWER_MILLIS);
    }
  }

  /** Statuses that follow one another have no order that matters. */
  static List<String> sortedStatuses(List<String> said) {
    List<String> sorted = new ArrayList<>();
    int from = 0;
    for (String line : said) {
      if (!line.startsWith("< ParameterStatus")) {
        from = sorted.size() + 1;
      }
      sorted.add(line);
      if (from < sorted.size()) {
        sorted.subList(from, sorted.size()).sort(null);
      }
    }
    return sorted;
  }
}
