package io.irispgwire.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Nothing differs from PostgreSQL in silence. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WireDialogueDifferencesTest {
  @Test
  void a_dialogue_with_answers_of_one_server_says_why() {
    assertThat(WireDialogue.all())
        .allMatch(dialogue -> dialogue.hasOwnAnswers() == !dialogue.differences().isEmpty());
  }

  @Test
  void the_protocol_page_names_every_dialogue_that_differs() throws IOException {
    String page = Files.readString(Path.of("docs/protocol.md"), UTF_8);
    List<String> differing =
        WireDialogue.all().stream()
            .filter(WireDialogue::hasOwnAnswers)
            .map(dialogue -> "`" + dialogue.name() + "`")
            .toList();

    assertThat(page).contains(differing);
  }
}
