package io.irispgwire.auth.rules;

import java.util.Arrays;
import java.util.Optional;

/** How a client proves who it is; the names are pg_hba.conf's. */
public enum Method {
  TRUST("trust"),
  REJECT("reject"),
  SCRAM_SHA_256("scram-sha-256"),
  PASSWORD("password"),
  CERT("cert"),
  OAUTH("oauth");

  private final String keyword;

  Method(String keyword) {
    this.keyword = keyword;
  }

  static Optional<Method> of(String keyword) {
    return Arrays.stream(values()).filter(method -> method.keyword.equals(keyword)).findFirst();
  }

  /** As it stands in a rule. */
  public String keyword() {
    return keyword;
  }
}
