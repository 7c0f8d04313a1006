package io.irispgwire.operations;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Chromium without a window, over its DevTools protocol. */
final class Browser implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final Process process;
  private final WebSocket socket;
  private final Messages messages;
  private int lastId;

  private Browser(Process process, WebSocket socket, Messages messages) {
    this.process = process;
    this.socket = socket;
    this.messages = messages;
  }

  /** Puts the parts of a message together. */
  private static final class Messages implements WebSocket.Listener {
    final BlockingQueue<String> all = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      part.append(data);
      if (last) {
        all.add(part.toString());
        part.setLength(0);
      }
      from.request(1);
      return null;
    }
  }

  /** The program; null where there is none. */
  static @Nullable Path program() {
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .flatMap(
            name ->
                Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                    .map(directory -> Path.of(directory, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(null);
  }

  static Browser open(Path program, Path profile, URI page) throws Exception {
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                page.toString())
            .redirectErrorStream(true)
            .redirectOutput(profile.resolve("log").toFile())
            .start();
    Path port = profile.resolve("DevToolsActivePort");
    List<String> lines =
        await(
            () -> Files.exists(port) ? Files.readAllLines(port) : List.of(),
            found -> found.size() == 2);
    HttpClient http = HttpClient.newHttpClient();
    URI targets = URI.create("http://127.0.0.1:" + lines.get(0) + "/json/list");
    String list =
        await(
            () ->
                http.send(
                        java.net.http.HttpRequest.newBuilder(targets).build(),
                        java.net.http.HttpResponse.BodyHandlers.ofString())
                    .body(),
            found -> found.contains("/devtools/page/"));
    int start = list.indexOf("ws://", list.indexOf("webSocketDebuggerUrl"));
    URI target = URI.create(list.substring(start, list.indexOf('"', start)));
    Messages messages = new Messages();
    return new Browser(
        process, http.newWebSocketBuilder().buildAsync(target, messages).get(), messages);
  }

  private interface Attempt<T> {
    T get() throws IOException, InterruptedException;
  }

  private static <T> T await(Attempt<T> attempt, Predicate<T> enough) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    T found = attempt.get();
    while (!enough.test(found)) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("the browser did not get ready: " + found);
      }
      TimeUnit.MILLISECONDS.sleep(50);
      found = attempt.get();
    }
    return found;
  }

  /** What the protocol answers to a command. */
  String command(String method, String parameters) throws Exception {
    int id = ++lastId;
    socket
        .sendText(
            "{\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + parameters + "}", true)
        .get();
    String answer = messages.all.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    while (answer != null && !answer.startsWith("{\"id\":" + id + ",")) {
      answer = messages.all.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
    if (answer == null) {
      throw new IllegalStateException("no answer to " + method);
    }
    return answer;
  }

  /** The value of a JavaScript expression that gives a string without quotes in it. */
  String value(String expression) throws Exception {
    String answer =
        command(
            "Runtime.evaluate",
            "{\"expression\":\"" + expression.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}");
    int start = answer.indexOf("\"value\":");
    return start < 0
        ? answer
        : answer.substring(start + 8, answer.lastIndexOf("}}}")).replace("\"", "");
  }

  /** Waits until an expression is true. */
  void awaitTrue(String expression) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!value("String(" + expression + ")").equals("true")) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            "never true: " + expression + " in " + value("document.body.innerText"));
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  /** Presses a key and lets it go. */
  void press(String key, int code, String text) throws Exception {
    String rest =
        ",\"key\":\"" + key + "\",\"code\":\"" + key + "\",\"windowsVirtualKeyCode\":" + code;
    command(
        "Input.dispatchKeyEvent",
        "{\"type\":\"keyDown\""
            + rest
            + (text.isEmpty() ? "" : ",\"text\":\"" + text + "\"")
            + "}");
    command("Input.dispatchKeyEvent", "{\"type\":\"keyUp\"" + rest + "}");
  }

  @Override
  public void close() {
    socket.abort();
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    process.onExit().join();
  }
}
