package io.irispgwire.replay;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.irispgwire.config.ReplayOrder;
import io.irispgwire.recording.PrintableBytes;
import io.irispgwire.recording.RecordedSession;
import io.irispgwire.recording.RecordedSession.Exchange;
import io.irispgwire.recording.RecordedSession.Sent;
import io.irispgwire.recording.Summary;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Sends again what a client has sent once, and tells where the answers differ. */
public final class Replay {
  private static final int TOLD_LINES = 5;
  private static final int TOLD_LETTERS = 200;
  private static final String SETTING = "setting ";

  private final ReplayOrder order;
  private final PrintStream out;

  public Replay(ReplayOrder order, PrintStream out) {
    this.order = order;
    this.out = out;
  }

  /**
   * Plays the record to its end.
   *
   * @return how many answers differ
   * @throws IOException when it cannot be read, or the server not be reached, with one line
   */
  public int run() throws IOException {
    RecordedSession record = RecordedSession.read(order.file());
    Comparison comparison = new Comparison(record.hasValues(), order.anyOrder());
    int differences = 0;
    try (ServerConnection server = ServerConnection.open(order, parameters(record))) {
      for (Exchange exchange : record.exchanges()) {
        List<String> now = play(server, exchange, record.hasValues());
        if (!comparison.isSame(exchange.answers(), now)) {
          differences++;
          exchange.sent().forEach(sent -> out.println(shown(sent)));
          comparison.differences(exchange.answers(), now, TOLD_LINES).forEach(out::println);
        }
      }
    }
    out.printf("%d answers, %d differ%n", record.exchanges().size(), differences);
    return differences;
  }

  private Map<String, String> parameters(RecordedSession record) {
    Map<String, String> parameters = new LinkedHashMap<>();
    Map<String, String> facts = record.facts();
    parameters.put("user", order.user().orElse(facts.getOrDefault("user", "")));
    parameters.put("database", order.database().orElse(facts.getOrDefault("database", "")));
    facts.forEach(
        (name, value) -> {
          if (name.startsWith(SETTING)) {
            parameters.put(name.substring(SETTING.length()), value);
          }
        });
    return parameters;
  }

  /** Sends on a thread of its own, so that neither side waits for the other to read. */
  private static List<String> play(ServerConnection server, Exchange exchange, boolean values)
      throws IOException {
    CompletableFuture<Void> sending =
        CompletableFuture.runAsync(
            () -> {
              try {
                for (Sent sent : exchange.sent()) {
                  server.send(sent.tag(), sent.body());
                }
              } catch (IOException e) {
                throw new CompletionException(e);
              }
            });
    List<String> answers = new ArrayList<>();
    server.readToReady(new Summary(answers::add, values)::take);
    try {
      sending.join();
    } catch (CompletionException e) {
      throw new IOException("the connection was lost", e);
    }
    return answers;
  }

  private static String shown(Sent sent) {
    String body = PrintableBytes.of(sent.body());
    String text = new String(sent.body(), ISO_8859_1);
    boolean plain = sent.tag() == 'Q' && text.indexOf('\0') == text.length() - 1;
    String told = plain ? body.substring(0, body.length() - 4) : body;
    return String.format(
        "%d.%03d s %c %s",
        sent.millis() / 1000,
        sent.millis() % 1000,
        sent.tag(),
        told.length() <= TOLD_LETTERS ? told : told.substring(0, TOLD_LETTERS) + " …");
  }
}
