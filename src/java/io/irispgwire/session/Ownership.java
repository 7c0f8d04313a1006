package io.irispgwire.session;

import io.irispgwire.sql.tree.Definition.ChangeOwner;
import io.irispgwire.sql.tree.Statement;
import java.util.Set;

/** Who owns what: nobody but the user who is connected, as far as PostgreSQL's catalog tells. */
final class Ownership {
  private static final Set<String> ONESELF =
      Set.of("current_user", "current_role", "session_user", "user");

  private Ownership() {}

  /** Whether the command gives something to the user whose it is already. */
  static boolean stays(Statement command, Identity identity) {
    if (!(command instanceof ChangeOwner change)) {
      return false;
    }
    String owner = change.owner().value();
    return ONESELF.contains(owner) || owner.equalsIgnoreCase(identity.user());
  }
}
