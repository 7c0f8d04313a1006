package io.irispgwire.config;

import java.nio.file.Path;
import java.util.Optional;

/** Whether and how connections are encrypted. */
public sealed interface TlsConfig {
  /** Not at all. */
  record Off() implements TlsConfig {}

  /**
   * By TLS.
   *
   * @param required whether clients that do not encrypt are refused
   */
  record On(boolean required, TlsFiles files) implements TlsConfig {}

  /**
   * Where the server's identity is kept, all in PEM form.
   *
   * @param certificate the server's certificate, and those between it and the root
   * @param key its private key
   * @param passphrase what {@code key} is encrypted with
   * @param authorities whose client certificates are believed; empty: clients show none
   * @param generated whether key and certificate are made where there are none
   */
  record TlsFiles(
      Path certificate,
      Path key,
      Optional<Secret> passphrase,
      Optional<Path> authorities,
      boolean generated) {}
}
