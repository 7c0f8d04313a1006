package io.irispgwire.config;

import java.util.Optional;

/**
 * The port for operators.
 *
 * @param port 0 takes any free port
 * @param user who may come in
 * @param password what he proves it with; empty: everybody on this machine may, or whoever has a
 *     certificate
 */
public record AdministrationConfig(
    String host, int port, String user, Optional<Secret> password, Encryption encryption) {
  /** How it is spoken to. */
  public enum Encryption {
    /** By HTTP. */
    OFF,
    /** By HTTPS, with the server's certificate. */
    ON,
    /** By HTTPS, and only by clients with a certificate of the authorities in tls-ca. */
    MUTUAL
  }
}
