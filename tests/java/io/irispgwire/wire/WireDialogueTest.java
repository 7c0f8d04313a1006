package io.irispgwire.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.irispgwire.testing.TestServer;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Our server answers as the golden dialogues say; they were recorded from PostgreSQL 15. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WireDialogueTest {
  private static TestServer server;

  @BeforeAll
  static void start() throws IOException {
    server = TestServer.startTrusting();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @TestFactory
  Stream<DynamicTest> the_server_answers_as_the_dialogue_says() {
    WireDialoguePlayer player =
        new WireDialoguePlayer(WireDialogueTarget.onLoopback(server.port()));
    return WireDialogue.all().stream()
        .map(
            dialogue ->
                DynamicTest.dynamicTest(
                    dialogue.name(),
                    () ->
                        assertThat(player.play(dialogue, WireDialogue.Server.IRIS_PGWIRE))
                            .isEqualTo(
                                WireDialogueScript.of(dialogue, WireDialogue.Server.IRIS_PGWIRE))));
  }
}
