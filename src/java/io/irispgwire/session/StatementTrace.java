package io.irispgwire.session;

/** Takes each statement of a session when it has ended. */
interface StatementTrace {
  /** Nobody wants to know. */
  StatementTrace NONE = statement -> {};

  void ended(StatementRecord statement);
}
