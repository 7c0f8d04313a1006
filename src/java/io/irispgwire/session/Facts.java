package io.irispgwire.session;

import io.irispgwire.eval.Environment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What functions may ask the session. */
record Facts(Identity identity, Settings settings, Interrupts interrupts, SessionSchema schema)
    implements Environment.SessionFacts {
  @Override
  public String currentUser() {
    String role = settings.get("role");
    return role.equals("none") ? identity.user() : role;
  }

  @Override
  public String sessionUser() {
    return identity.user();
  }

  @Override
  public String database() {
    return identity.database();
  }

  @Override
  public List<String> schemas() {
    return schema.existingSchemas();
  }

  @Override
  public int backendPid() {
    return identity.processId();
  }

  @Override
  public @Nullable String setting(String name) {
    return settings.find(name);
  }

  @Override
  public String setConfig(String name, String value, boolean local) {
    settings.set(name, value, local);
    return settings.get(name);
  }

  @Override
  public void sleep(double seconds) {
    interrupts.sleep(seconds);
  }

  @Override
  public void checkForInterrupts() {
    interrupts.check();
  }
}
