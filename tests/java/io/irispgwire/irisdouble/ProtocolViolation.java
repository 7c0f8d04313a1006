package io.irispgwire.irisdouble;

/** The driver did what the double does not know: its test must fail. */
final class ProtocolViolation extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ProtocolViolation(String message) {
    super(message);
  }
}
