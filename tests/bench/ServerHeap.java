import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a JVM holds in its heap, live objects only, asked with jcmd. */
final class ServerHeap {
  private static final Pattern USED = Pattern.compile("used (\\d+)K");

  private final String processId;

  /** The JVM of that process; no process id means a server that is no JVM. */
  ServerHeap(String processId) {
    this.processId = processId;
  }

  boolean isKnown() {
    return !processId.isEmpty();
  }

  /** Kilobytes in use after a full collection. */
  long liveKilobytes() throws IOException {
    jcmd("GC.run");
    Matcher used = USED.matcher(jcmd("GC.heap_info"));
    if (!used.find()) {
      throw new IOException("jcmd says nothing of used memory");
    }
    return Long.parseLong(used.group(1));
  }

  private String jcmd(String command) throws IOException {
    Process process = new ProcessBuilder("jcmd", processId, command).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
  }
}
