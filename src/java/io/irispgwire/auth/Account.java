package io.irispgwire.auth;

import io.irispgwire.backend.Credential;

/** What is kept of a user who logs in by SCRAM. */
public interface Account {
  ScramVerifier verifier();

  /**
   * What the database is opened with for this user.
   *
   * @param clientKey recovered from a valid proof; RFC 5802, section 3
   */
  Credential credential(byte[] clientKey);

  /** A user whom only the gateway knows. */
  static Account of(ScramVerifier verifier) {
    return new GatewayAccount(verifier);
  }

  /** The database is opened with the gateway's own account. */
  record GatewayAccount(ScramVerifier verifier) implements Account {
    @Override
    public Credential credential(byte[] clientKey) {
      return new Credential.Gateway();
    }
  }
}
