package io.irispgwire.session;

import io.irispgwire.encoding.ClientText;
import io.irispgwire.encoding.Encoding;
import java.util.Objects;

/** The setting client_encoding at work: follows the setting, as every transaction of it does. */
final class ClientEncoding {
  private final Settings settings;
  private int revision = -1;
  private String name = "";
  private volatile ClientText text = ClientText.UTF8;

  ClientEncoding(Settings settings) {
    this.settings = settings;
  }

  /** What holds now; for the thread that runs the session. */
  ClientText current() {
    if (revision != settings.revision()) {
      revision = settings.revision();
      String wanted = settings.get("client_encoding");
      if (!wanted.equals(name)) {
        name = wanted;
        text = ClientText.of(Objects.requireNonNull(Encoding.find(wanted)));
      }
    }
    return text;
  }

  /** The encoding of {@link #current}. */
  Encoding name() {
    return Objects.requireNonNull(Encoding.find(settings.get("client_encoding")));
  }

  /** What held when the session answered last; for whoever reads the client's messages. */
  ClientText latest() {
    return text;
  }
}
