package io.irispgwire.wire;

import java.util.ArrayList;
import java.util.List;

/** What should be said in a dialogue with one server, in the form the player writes it down. */
final class WireDialogueScript {
  private WireDialogueScript() {}

  static List<String> of(WireDialogue dialogue, WireDialogue.Server server) {
    List<String> script = new ArrayList<>();
    for (WireDialogue.Turn turn : dialogue.turns(server)) {
      turn.sent().forEach(line -> script.add("> " + line));
      turn.expected().forEach(line -> script.add("< " + line));
    }
    return WireDialoguePlayer.sortedStatuses(script);
  }
}
