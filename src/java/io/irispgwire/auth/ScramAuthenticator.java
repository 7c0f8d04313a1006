package io.irispgwire.auth;

import io.irispgwire.auth.ChannelBinding.Use;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Asks every client for a proof by SCRAM-SHA-256.
 *
 * <p>A user that does not exist is taken through the same exchange with a salt made from the name,
 * the same one each time, and a key that nothing can prove: so nobody learns which users exist.
 * PostgreSQL: auth-scram.c, mock_scram_secret.
 */
public final class ScramAuthenticator implements Authenticator {
  /** PostgreSQL: scram-common.h, SCRAM_RAW_NONCE_LEN. */
  private static final int NONCE_BYTES = 18;

  /** PostgreSQL: auth-sasl.c, PG_MAX_SASL_MESSAGE_LENGTH. */
  private static final int MAX_MESSAGE_BYTES = 1024;

  private static final int MOCK_SECRET_BYTES = 32;

  private final Users users;
  private final int mockIterations;
  private final SecureRandom random = new SecureRandom();
  private final byte[] mockSecret = randomBytes(MOCK_SECRET_BYTES);

  /**
   * @param mockIterations what existing users have, so that the others look the same
   */
  public ScramAuthenticator(Users users, int mockIterations) {
    this.users = users;
    this.mockIterations = mockIterations;
  }

  /** Finds what is known of a user. */
  public interface Users {
    Optional<Account> find(String user);

    /** The one user there is. */
    static Users only(String name, ScramVerifier verifier) {
      Account account = Account.of(verifier);
      return user -> user.equals(name) ? Optional.of(account) : Optional.empty();
    }
  }

  @Override
  public Exchange begin(LoginRequest request) {
    String user = request.user();
    Account account = users.find(user).orElseGet(() -> mock(user));
    byte[] endPoint = request.origin().tls().map(Origin.Tls::endPoint).orElse(new byte[0]);
    boolean binds = endPoint.length > 0;
    String nonce = Base64.getEncoder().encodeToString(randomBytes(NONCE_BYTES));
    return new Sasl(
        binds
            ? List.of(ScramServer.BINDING_MECHANISM, ScramServer.MECHANISM)
            : List.of(ScramServer.MECHANISM),
        mechanism -> new ScramServer(user, account, nonce, binding(mechanism, endPoint)),
        MAX_MESSAGE_BYTES,
        ScramServer.failed(user));
  }

  private static ChannelBinding binding(String mechanism, byte[] endPoint) {
    if (endPoint.length == 0) {
      return ChannelBinding.IMPOSSIBLE;
    }
    return new ChannelBinding(
        mechanism.equals(ScramServer.BINDING_MECHANISM) ? Use.CHOSEN : Use.DECLINED, endPoint);
  }

  /** An account that nothing can prove to own. */
  Account mock(String user) {
    byte[] salt = new byte[ScramVerifier.SALT_BYTES];
    System.arraycopy(ScramVerifier.hmac(mockSecret, "salt:" + user), 0, salt, 0, salt.length);
    return Account.of(
        new ScramVerifier(
            mockIterations,
            salt,
            ScramVerifier.hmac(mockSecret, "stored key:" + user),
            ScramVerifier.hmac(mockSecret, "server key:" + user)));
  }

  private byte[] randomBytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
