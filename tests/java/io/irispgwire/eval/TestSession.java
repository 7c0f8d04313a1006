package io.irispgwire.eval;

import io.irispgwire.types.DateTimes;
import io.irispgwire.types.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A session for tests: what the PostgreSQL that the golden files came from would say. */
final class TestSession implements Environment.SessionFacts {
  private final Map<String, String> settings =
      new HashMap<>(
          Map.of(
              "datestyle", "ISO, MDY",
              "client_encoding", "UTF8",
              "server_version", "15.18"));
  private int interrupts;

  /** The world a query with these parameters sees. */
  Environment environment(@Nullable Object... parameters) {
    long now = DateTimes.now(TextStyle.DEFAULT);
    return new Environment(java.util.Arrays.asList(parameters), TextStyle.DEFAULT, this, now, now);
  }

  int interrupts() {
    return interrupts;
  }

  @Override
  public String currentUser() {
    return "postgres";
  }

  @Override
  public String sessionUser() {
    return "postgres";
  }

  @Override
  public String database() {
    return "postgres";
  }

  @Override
  public List<String> schemas() {
    return List.of("public");
  }

  @Override
  public int backendPid() {
    return 4711;
  }

  @Override
  public @Nullable String setting(String name) {
    return settings.get(name.toLowerCase(Locale.ROOT));
  }

  @Override
  public String setConfig(String name, String value, boolean local) {
    settings.put(name.toLowerCase(Locale.ROOT), value);
    return value;
  }

  @Override
  public void sleep(double seconds) {}

  @Override
  public void checkForInterrupts() {
    interrupts++;
  }
}
