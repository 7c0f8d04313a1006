package io.irispgwire.auth.rules;

/**
 * A word of a rule.
 *
 * @param quoted a keyword in quotes is a plain name
 */
record Word(String text, boolean quoted) {
  boolean isKeyword(String keyword) {
    return !quoted && text.equals(keyword);
  }
}
