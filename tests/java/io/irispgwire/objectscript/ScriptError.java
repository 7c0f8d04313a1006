package io.irispgwire.objectscript;

/**
 * Source that is not in the subset of ObjectScript that src/cls keeps to, or breaks at run time.
 */
final class ScriptError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ScriptError(String where, String message) {
    super(where + ": " + message);
  }
}
