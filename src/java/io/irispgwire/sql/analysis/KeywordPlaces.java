package io.irispgwire.sql.analysis;

/**
 * Finds a keyword behind a place in the text: PostgreSQL reports errors about a predicate there.
 */
final class KeywordPlaces {
  private KeywordPlaces() {}

  /** 1-based position of {@code keyword} after {@code from}, or {@code otherwise}. */
  static int after(String sql, int from, String keyword, int otherwise) {
    int last = sql.length() - keyword.length();
    for (int i = from; i <= last; i++) {
      if (sql.regionMatches(true, i, keyword, 0, keyword.length())) {
        return i + 1;
      }
    }
    return otherwise;
  }
}
