package io.irispgwire.backend;

import io.irispgwire.config.Secret;

/** What a login to the database is made with. */
public sealed interface Credential {
  /** The account of the gateway itself: who the client is has been proved to the gateway. */
  record Gateway() implements Credential {}

  /** The client's own password: the database is to check it, by a login made for the purpose. */
  record Password(Secret password) implements Credential {}

  /** The client's OAuth 2 access token: as {@link Password}. */
  record Token(Secret token) implements Credential {}
}
