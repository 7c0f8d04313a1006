package io.irispgwire.auth.rules;

/** What is wrong with a rule, in the words of PostgreSQL's hba.c where it has some. */
final class RuleSyntaxException extends Exception {
  private static final long serialVersionUID = 1L;

  RuleSyntaxException(String message) {
    super(message);
  }
}
