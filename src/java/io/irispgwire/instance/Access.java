package io.irispgwire.instance;

import io.irispgwire.auth.Authenticator;
import io.irispgwire.auth.BackendPasswords;
import io.irispgwire.auth.LocalPasswords;
import io.irispgwire.auth.LoginGuard;
import io.irispgwire.auth.LoginLimits;
import io.irispgwire.auth.ScramAuthenticator;
import io.irispgwire.auth.ScramAuthenticator.Users;
import io.irispgwire.auth.ScramVerifier;
import io.irispgwire.auth.rules.RuleFile;
import io.irispgwire.auth.rules.Rules;
import io.irispgwire.config.AccessConfig;
import io.irispgwire.config.BackendConfig;
import io.irispgwire.config.Configuration;
import io.irispgwire.config.LoginConfig;
import io.irispgwire.config.Secret;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * Who gets in, and how, as the settings say.
 *
 * @param generated the password that was made up because none was set
 */
record Access(Rules rules, LoginGuard guard, Optional<Secret> generated) {
  /** 128 random bits. */
  private static final int GENERATED_PASSWORD_BYTES = 16;

  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * @throws IOException with one line, when a file of rules is broken
   */
  static Access of(Configuration configuration) throws IOException {
    AccessConfig config = configuration.access();
    Optional<Secret> generated = generatedPassword(configuration.login());
    Users users = users(configuration.login(), generated);
    ScramAuthenticator scram = new ScramAuthenticator(users, iterations(configuration.login()));
    Authenticator passwords =
        configuration.backend() instanceof BackendConfig.Iris
            ? new BackendPasswords()
            : new LocalPasswords(users, scram);
    RuleFile file =
        config
            .file()
            .map(path -> RuleFile.in(path, config.openNetwork()))
            .orElseGet(() -> RuleFile.of(config.rules(), config.openNetwork()));
    return new Access(
        Rules.read(file, config.userMaps(), scram, passwords),
        new LoginGuard(new LoginLimits(config.failures(), config.lockOut())),
        generated);
  }

  private static Optional<Secret> generatedPassword(LoginConfig login) {
    if (!(login instanceof LoginConfig.Scram scram) || scram.password().isPresent()) {
      return Optional.empty();
    }
    byte[] bytes = new byte[GENERATED_PASSWORD_BYTES];
    RANDOM.nextBytes(bytes);
    return Optional.of(new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)));
  }

  private static int iterations(LoginConfig login) {
    return login instanceof LoginConfig.Scram scram
        ? scram.iterations()
        : ScramVerifier.DEFAULT_ITERATIONS;
  }

  private static Users users(LoginConfig login, Optional<Secret> generated) {
    if (!(login instanceof LoginConfig.Scram scram)) {
      return user -> Optional.empty();
    }
    Secret password = scram.password().or(() -> generated).orElseThrow();
    byte[] salt = new byte[ScramVerifier.SALT_BYTES];
    RANDOM.nextBytes(salt);
    return Users.only(scram.user(), ScramVerifier.of(password.value(), salt, scram.iterations()));
  }
}
