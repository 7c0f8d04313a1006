package io.irispgwire.operations;

/** Whether the server lives, and whether clients should be sent to it. */
record Health(Observed observed) {
  /** Whoever can answer lives. */
  Answer live() {
    return Answer.text(Answer.OK, "live");
  }

  /** One line per condition; all of them must hold. */
  Answer ready() {
    boolean reachable = observed.services().backends().isReachable();
    boolean accepting = observed.accepting().getAsBoolean();
    String lines =
        "back end "
            + (reachable ? "reachable" : "not reachable")
            + '\n'
            + (accepting ? "accepting sessions" : "not accepting sessions");
    return Answer.text(reachable && accepting ? Answer.OK : Answer.UNAVAILABLE, lines);
  }
}
