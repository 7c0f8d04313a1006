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
    boolean free = !observed.services().backends().pool().isExhausted();
    boolean accepting = observed.accepting().getAsBoolean();
    String lines =
        "back end "
            + (reachable ? "reachable" : "not reachable")
            + '\n'
            + (free ? "connections free" : "all connections to IRIS in use")
            + '\n'
            + (accepting ? "accepting sessions" : "not accepting sessions");
    return Answer.text(reachable && free && accepting ? Answer.OK : Answer.UNAVAILABLE, lines);
  }
}
