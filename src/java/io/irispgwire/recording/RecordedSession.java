package io.irispgwire.recording;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A record that was read.
 *
 * @param facts what the session was: {@code user}, {@code database}, {@code values}, and {@code
 *     setting NAME} for each setting
 */
public record RecordedSession(Map<String, String> facts, List<Exchange> exchanges) {
  /** What a client has sent up to a ReadyForQuery, and the answers. */
  public record Exchange(List<Sent> sent, List<String> answers) {}

  /** One message. */
  public record Sent(long millis, char tag, byte[] body) {}

  /** Whether the values are in it. */
  public boolean hasValues() {
    return !"removed".equals(facts.get("values"));
  }

  /**
   * Reads a file; messages at its end that were never answered are left out.
   *
   * @throws IOException when it is no record, with one line that says why
   */
  public static RecordedSession read(Path file) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (MalformedInputException e) {
      throw new IOException(file + " is no record of a session", e);
    }
    if (lines.isEmpty() || !lines.get(0).equals(RecordFile.FIRST_LINE)) {
      throw new IOException(file + " is no record of a session");
    }
    Map<String, String> facts = new LinkedHashMap<>();
    List<Exchange> exchanges = new ArrayList<>();
    List<Sent> sent = new ArrayList<>();
    List<String> answers = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      try {
        read(lines.get(i), facts, sent, answers);
      } catch (RuntimeException e) {
        throw new IOException(file + ", line " + (i + 1) + " makes no sense", e);
      }
      if (lines.get(i).startsWith("< Z")) {
        exchanges.add(new Exchange(List.copyOf(sent), List.copyOf(answers)));
        sent.clear();
        answers.clear();
      }
    }
    return new RecordedSession(facts, exchanges);
  }

  private static void read(
      String line, Map<String, String> facts, List<Sent> sent, List<String> answers) {
    if (line.startsWith("> ")) {
      String[] parts = line.split(" ", 4);
      sent.add(
          new Sent(Long.parseLong(parts[1]), parts[2].charAt(0), PrintableBytes.read(parts[3])));
    } else if (line.startsWith("< ")) {
      answers.add(line.substring(2));
    } else if (line.startsWith("= ") && !line.equals(RecordFile.LAST_LINE)) {
      int blank = line.lastIndexOf(' ');
      String value = new String(PrintableBytes.read(line.substring(blank + 1)), UTF_8);
      facts.put(line.substring(2, blank), value);
    }
  }
}
