package io.irispgwire.auth.rules;

import io.irispgwire.auth.Authenticator;
import io.irispgwire.auth.LoginRequest;
import io.irispgwire.auth.OAuthAuthenticator;
import io.irispgwire.auth.Proven;
import io.irispgwire.auth.Trust;
import io.irispgwire.backend.Credential;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Gives each login to the method that the first rule which holds names. Thread-safe. */
public final class Rules implements Authenticator {
  private final RuleFile file;
  private final Optional<Path> mapFile;
  private final Authenticator scram;
  private final Authenticator passwords;
  private volatile Loaded loaded;

  private record Loaded(List<Rule> rules, CertificateCheck certificates) {}

  private Rules(RuleFile file, Optional<Path> mapFile, Authenticator scram, Authenticator passwords)
      throws IOException {
    this.file = file;
    this.mapFile = mapFile;
    this.scram = scram;
    this.passwords = passwords;
    this.loaded = load(file, mapFile);
  }

  /**
   * @param mapFile who else a certificate's owner may be
   * @param passwords checks passwords in plain text
   * @throws IOException with one line that names the first mistake
   */
  public static Rules read(
      RuleFile file, Optional<Path> mapFile, Authenticator scram, Authenticator passwords)
      throws IOException {
    return new Rules(file, mapFile, scram, passwords);
  }

  /**
   * Takes what the files hold now; what was taken before stays when anything is wrong with them.
   *
   * @throws IOException as {@link #read}
   */
  public void reload() throws IOException {
    loaded = load(file, mapFile);
  }

  /** The lines of the file as they are now. */
  public List<RuleRow> rows() {
    return file.rows();
  }

  @Override
  public Exchange begin(LoginRequest request) {
    Loaded now = loaded;
    Rule rule =
        now.rules().stream()
            .filter(candidate -> candidate.holds(request))
            .findFirst()
            .orElseThrow(() -> refused("no pg_hba.conf entry for", request));
    if (rule.method() == Method.REJECT) {
      throw refused("pg_hba.conf rejects connection for", request);
    }
    now.certificates().require(rule, request);
    return switch (rule.method()) {
      case SCRAM_SHA_256 -> scram.begin(request);
      case PASSWORD -> passwords.begin(request);
      case CERT -> new Trusted(new Proven("cert", new Credential.Gateway()));
      case OAUTH -> oauth(rule).begin(request);
      case TRUST, REJECT -> new Trust().begin(request);
    };
  }

  private static Authenticator oauth(Rule rule) {
    return new OAuthAuthenticator(
        rule.options().getOrDefault("issuer", ""), rule.options().getOrDefault("scope", ""));
  }

  private static Loaded load(RuleFile file, Optional<Path> mapFile) throws IOException {
    UserMaps maps = mapFile.isPresent() ? UserMaps.read(mapFile.get()) : UserMaps.NONE;
    return new Loaded(file.read(), new CertificateCheck(maps));
  }

  /** PostgreSQL: auth.c, ClientAuthentication. */
  private static PgException refused(String reason, LoginRequest request) {
    return new PgException(
            SqlState.INVALID_AUTHORIZATION_SPECIFICATION,
            String.format(
                "%s host \"%s\", user \"%s\", database \"%s\", %s",
                reason,
                request.address(),
                request.user(),
                request.database(),
                request.origin().tls().isPresent() ? "SSL encryption" : "no encryption"))
        .fatal();
  }
}
