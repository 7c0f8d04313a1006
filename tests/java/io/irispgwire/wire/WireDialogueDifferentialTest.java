package io.irispgwire.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.irispgwire.testing.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** PostgreSQL itself answers as the golden dialogues say, but for the differences they declare. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WireDialogueDifferentialTest {
  @BeforeAll
  static void create_the_user_and_the_database_of_the_dialogues() throws SQLException {
    try (Connection connection = PostgresServer.get().connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE ROLE \"%s\" SUPERUSER LOGIN".formatted(WireDialogueTarget.USER));
      statement.execute(
          "ALTER ROLE \"%s\" SET TimeZone = 'Etc/UTC'".formatted(WireDialogueTarget.USER));
      statement.execute("CREATE DATABASE \"%s\"".formatted(WireDialogueTarget.DATABASE));
    }
  }

  @TestFactory
  Stream<DynamicTest> postgresql_answers_as_the_dialogue_says() {
    WireDialoguePlayer player =
        new WireDialoguePlayer(WireDialogueTarget.onLoopback(PostgresServer.get().port()));
    return WireDialogue.all().stream()
        .map(
            dialogue ->
                DynamicTest.dynamicTest(
                    dialogue.name(),
                    () ->
                        assertThat(player.play(dialogue, WireDialogue.Server.POSTGRESQL))
                            .isEqualTo(
                                WireDialogueScript.of(dialogue, WireDialogue.Server.POSTGRESQL))));
  }
}
