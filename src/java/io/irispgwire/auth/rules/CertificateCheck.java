package io.irispgwire.auth.rules;

import io.irispgwire.auth.ClientCertificate;
import io.irispgwire.auth.LoginRequest;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.util.List;

/**
 * Whether a client's certificate is its user's. That an authority stands behind it has been seen to
 * by TLS already. PostgreSQL: auth.c, CheckCertAuth.
 *
 * @param maps who else a name may log in as
 */
record CertificateCheck(UserMaps maps) {
  /**
   * What a rule demands beside its method, or as its method.
   *
   * @throws PgException FATAL 28000
   */
  void require(Rule rule, LoginRequest request) {
    String wanted = rule.options().getOrDefault("clientcert", "");
    boolean byName = rule.method() == Method.CERT || wanted.equals("verify-full");
    if (!byName && wanted.isEmpty()) {
      return;
    }
    ClientCertificate certificate =
        request
            .origin()
            .tls()
            .flatMap(tls -> tls.client())
            .orElseThrow(() -> refused("connection requires a valid client certificate"));
    if (byName
        && names(rule, certificate).stream().noneMatch(name -> isUser(rule, name, request))) {
      throw refused("certificate authentication failed for user \"" + request.user() + "\"");
    }
  }

  private static List<String> names(Rule rule, ClientCertificate certificate) {
    return switch (rule.options().getOrDefault("clientname", "CN")) {
      case "DN" -> List.of(certificate.subject());
      case "SAN" -> certificate.alternativeNames();
      default -> List.of(certificate.commonName());
    };
  }

  private boolean isUser(Rule rule, String name, LoginRequest request) {
    String map = rule.options().get("map");
    return !name.isEmpty()
        && (map == null ? name.equals(request.user()) : maps.allow(map, name, request.user()));
  }

  private static PgException refused(String message) {
    return new PgException(SqlState.INVALID_AUTHORIZATION_SPECIFICATION, message).fatal();
  }
}
