package io.irispgwire.catalog;

import java.util.Set;

/** Identifiers as PostgreSQL's {@code quote_identifier} writes them. */
final class Names {
  /** Keywords other than unreserved ones, from {@code keywords.tsv}. */
  private static final Set<String> KEYWORDS = keywords();

  private Names() {}

  static String quoted(String name) {
    boolean plain =
        !name.isEmpty()
            && !Character.isDigit(name.charAt(0))
            && name.chars()
                .allMatch(c -> c == '_' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
    return plain && !KEYWORDS.contains(name) ? name : '"' + name.replace("\"", "\"\"") + '"';
  }

  private static Set<String> keywords() {
    return CatalogFile.lines("keywords.tsv").stream()
        .filter(line -> !line[1].equals("U"))
        .map(line -> line[0])
        .collect(java.util.stream.Collectors.toUnmodifiableSet());
  }
}
