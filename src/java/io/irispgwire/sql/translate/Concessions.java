package io.irispgwire.sql.translate;

import io.irispgwire.error.Diagnostic;
import io.irispgwire.error.Severity;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.Node;

/**
 * What can be made, but not as the client asked for. The runner refuses it, unless the client has
 * set {@code iris_pgwire.deferred_constraints} to {@code immediate}; then it warns.
 */
final class Concessions {
  private Concessions() {}

  static Diagnostic deferred(Node node) {
    return Diagnostic.of(
            Severity.WARNING,
            SqlState.FEATURE_NOT_SUPPORTED,
            "INITIALLY DEFERRED is not supported by IRIS")
        .withHint(
            "IRIS checks foreign keys at once. SET iris_pgwire.deferred_constraints = immediate"
                + " to have it so.")
        .withPosition(node.span().position());
  }
}
