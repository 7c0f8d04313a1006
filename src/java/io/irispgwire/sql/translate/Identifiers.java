package io.irispgwire.sql.translate;

import io.irispgwire.sql.IrisName;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.tree.Name;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Names as IRIS takes them: always delimited, because it reserves words PostgreSQL does not.
 * Delimited names too are case-insensitive there; what they must not hold is {@link IrisName}'s.
 */
final class Identifiers {
  private static final String DEFAULT_SCHEMA = "SQLUser";
  private static final int LONGEST = 128;

  private Identifiers() {}

  static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  static String quote(Name name) {
    return quote(checked(name));
  }

  /** A name that IRIS may not be able to hold as it is. */
  static String escaped(String name) {
    return quote(IrisName.of(name));
  }

  static String table(Table table) {
    return quote(table.backendSchema()) + "." + quote(table.backendName());
  }

  /** IRIS's name of a PostgreSQL schema. */
  static String schema(String name) {
    return name.equals("public") ? DEFAULT_SCHEMA : IrisName.of(name);
  }

  /**
   * Labels for the columns of a derived table: the given ones where IRIS can hold them and tell
   * them apart, else made up.
   */
  static List<String> labels(List<String> wanted) {
    Set<String> taken = new HashSet<>();
    List<String> labels = new ArrayList<>();
    for (String name : wanted) {
      String label = isLabel(name) ? name : "column" + (labels.size() + 1);
      for (int n = 2; !taken.add(label.toLowerCase(Locale.ROOT)); n++) {
        label = name + "_" + n;
        label = isLabel(label) ? label : "column" + (labels.size() + 1) + "_" + n;
      }
      labels.add(label);
    }
    return labels;
  }

  static boolean isLabel(String name) {
    return name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == ' ')
        && name.chars().anyMatch(Character::isLetterOrDigit);
  }

  private static String checked(Name name) {
    String stored = IrisName.of(name.value());
    if (stored.length() > LONGEST) {
      throw Refusal.of(
          name,
          "the name \"" + name.value() + "\"",
          "Use fewer of the characters that IRIS does not take: , . ^ ? and \"->\".");
    }
    return stored;
  }
}
