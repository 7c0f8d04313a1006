package io.irispgwire.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A golden file of {@code tests/golden/wire}: what a client sends and what the server answers.
 *
 * <pre>
 * # what the dialogue shows
 * # differs: why this server answers differently   (only with &lt;I and &lt;P lines)
 * ! CREATE TABLE t (id int)                        run before, on a connection of its own
 * &gt; Parse "" "SELECT $1::int" [23]                 sent; lines in a row are one write
 * &gt; Sync
 * &lt; ParseComplete                                  the answer of both servers
 * &lt;I ErrorResponse …                               only this server's
 * &lt;P ErrorResponse …                               only PostgreSQL's
 * </pre>
 *
 * The answers come from PostgreSQL: {@link WireDialogueRecorder} writes them.
 */
record WireDialogue(String name, List<String> lines) {
  /** Who answers: each server has lines of its own where the two differ. */
  enum Server {
    IRIS_PGWIRE('I'),
    POSTGRESQL('P');

    private final char mark;

    Server(char mark) {
      this.mark = mark;
    }
  }

  /** Messages sent in one write, and the answers up to the next write. */
  record Turn(List<String> sent, List<String> expected) {}

  private static final Path FOLDER = Path.of("tests/golden/wire");

  static List<WireDialogue> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".txt"))
          .sorted()
          .map(WireDialogue::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static WireDialogue read(Path file) {
    try {
      String name = file.getFileName().toString();
      return new WireDialogue(
          name.substring(0, name.length() - ".txt".length()), Files.readAllLines(file, UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path file() {
    return FOLDER.resolve(name + ".txt");
  }

  /** The SQL to run before. */
  List<String> setup() {
    return after("! ");
  }

  /** The reasons for answers that are not PostgreSQL's. */
  List<String> differences() {
    return after("# differs: ");
  }

  private List<String> after(String prefix) {
    return lines.stream()
        .filter(line -> line.startsWith(prefix))
        .map(line -> line.substring(prefix.length()))
        .toList();
  }

  /** Whether some answer belongs to one server only. */
  boolean hasOwnAnswers() {
    return lines.stream().anyMatch(line -> line.startsWith("<I") || line.startsWith("<P"));
  }

  List<Turn> turns(Server server) {
    List<Turn> turns = new ArrayList<>();
    boolean sending = false;
    for (String line : lines) {
      if (line.startsWith("> ")) {
        if (!sending) {
          turns.add(new Turn(new ArrayList<>(), new ArrayList<>()));
        }
        turns.get(turns.size() - 1).sent().add(line.substring(2));
      } else if (line.startsWith("< ") || line.startsWith("<" + server.mark + " ")) {
        turns.get(turns.size() - 1).expected().add(line.substring(line.indexOf(' ') + 1));
      }
      sending = line.startsWith("> ");
    }
    return turns;
  }
}
