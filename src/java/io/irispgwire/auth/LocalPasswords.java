package io.irispgwire.auth;

import io.irispgwire.auth.ScramAuthenticator.Users;
import io.irispgwire.error.PgException;

/** Checks passwords in plain text against the verifiers of the gateway's own users. */
public final class LocalPasswords implements Authenticator {
  private final Users users;
  private final ScramAuthenticator scram;

  public LocalPasswords(Users users, ScramAuthenticator scram) {
    this.users = users;
    this.scram = scram;
  }

  @Override
  public Exchange begin(LoginRequest request) {
    return new Check(request.user());
  }

  private final class Check implements Cleartext {
    private final String user;

    Check(String user) {
      this.user = user;
    }

    @Override
    public Proven check(String password) {
      Account account = users.find(user).orElseGet(() -> scram.mock(user));
      byte[] clientKey = account.verifier().clientKey(password);
      if (!account.verifier().isOwn(clientKey)) {
        throw failed();
      }
      return new Proven("password", account.credential(clientKey));
    }

    private PgException failed() {
      return ScramServer.failed(user);
    }
  }
}
