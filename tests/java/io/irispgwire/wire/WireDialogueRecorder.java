package io.irispgwire.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * Writes the answers of a PostgreSQL 15 into the golden files: the files say what a client sends,
 * PostgreSQL says what it hears.
 *
 * <p>Arguments: the port of the PostgreSQL on 127.0.0.1, then the names of the dialogues (all if
 * none). Files with answers that belong to one server only are left alone.
 */
final class WireDialogueRecorder {
  private WireDialogueRecorder() {}

  public static void main(String[] arguments) throws IOException {
    WireDialoguePlayer player =
        new WireDialoguePlayer(WireDialogueTarget.onLoopback(Integer.parseInt(arguments[0])));
    List<String> names = Arrays.asList(arguments).subList(1, arguments.length);
    for (WireDialogue dialogue : WireDialogue.all()) {
      if (dialogue.hasOwnAnswers()) {
        System.out.println("left alone: " + dialogue.name());
      } else if (names.isEmpty() || names.contains(dialogue.name())) {
        Files.write(dialogue.file(), recorded(dialogue, player.record(dialogue)), UTF_8);
        System.out.println("recorded: " + dialogue.name());
      }
    }
  }

  private static List<String> recorded(WireDialogue dialogue, List<List<String>> answers) {
    List<String> lines = new ArrayList<>();
    Iterator<List<String>> next = answers.iterator();
    boolean sending = false;
    for (String line : dialogue.lines()) {
      if (!line.startsWith("<")) {
        if (sending && !line.startsWith("> ")) {
          lines.addAll(next.next());
          sending = false;
        }
        lines.add(line);
        sending |= line.startsWith("> ");
      } else if (sending) {
        lines.addAll(next.next());
        sending = false;
      }
    }
    if (sending) {
      lines.addAll(next.next());
    }
    return lines;
  }
}
