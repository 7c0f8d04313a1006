package io.irispgwire.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Holds the dialogues with a server that is already running and shows where it differs.
 *
 * <p>Arguments: {@code iris-pgwire} or {@code postgresql} (whose answers to expect), the port on
 * 127.0.0.1, then the names of the dialogues (all if none). The server must trust user and database
 * of {@link WireDialogueTarget}.
 */
final class WireDialogueReplay {
  private WireDialogueReplay() {}

  public static void main(String[] arguments) {
    WireDialogue.Server server =
        arguments[0].equals("postgresql")
            ? WireDialogue.Server.POSTGRESQL
            : WireDialogue.Server.IRIS_PGWIRE;
    WireDialoguePlayer player =
        new WireDialoguePlayer(WireDialogueTarget.onLoopback(Integer.parseInt(arguments[1])));
    List<String> names = Arrays.asList(arguments).subList(2, arguments.length);
    int passed = 0;
    int failed = 0;
    for (WireDialogue dialogue : WireDialogue.all()) {
      if (names.isEmpty() || names.contains(dialogue.name())) {
        List<String> difference = difference(player, dialogue, server);
        if (difference.isEmpty()) {
          passed++;
        } else {
          failed++;
          System.out.println("FAIL  " + dialogue.name());
          difference.forEach(line -> System.out.println("      " + line));
        }
      }
    }
    System.out.println(passed + " passed, " + failed + " failed");
  }

  /** Per request, the answers that were expected (-) and those that came (+), where they differ. */
  private static List<String> difference(
      WireDialoguePlayer player, WireDialogue dialogue, WireDialogue.Server server) {
    try {
      List<List<String>> expected = exchanges(WireDialogueScript.of(dialogue, server));
      List<List<String>> actual = exchanges(player.play(dialogue, server));
      List<String> lines = new ArrayList<>();
      for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
        List<String> wanted = i < expected.size() ? expected.get(i) : List.of();
        List<String> came = i < actual.size() ? actual.get(i) : List.of();
        if (!wanted.equals(came)) {
          wanted.forEach(line -> lines.add((came.contains(line) ? "  " : "- ") + line));
          came.stream().filter(l -> !wanted.contains(l)).forEach(line -> lines.add("+ " + line));
        }
      }
      return lines;
    } catch (IOException e) {
      return List.of(e.toString());
    }
  }

  /** What was sent in one write, with its answers. */
  private static List<List<String>> exchanges(List<String> said) {
    List<List<String>> exchanges = new ArrayList<>();
    boolean answering = true;
    for (String line : said) {
      boolean request = line.startsWith("> ");
      if (request && answering) {
        exchanges.add(new ArrayList<>());
      }
      answering = !request;
      exchanges.get(exchanges.size() - 1).add(line);
    }
    return exchanges;
  }
}
