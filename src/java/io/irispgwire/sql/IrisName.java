package io.irispgwire.sql;

/**
 * Names that IRIS cannot hold as they are: each character that it does not take is {@code _xHHHH_},
 * its number in hexadecimal, as SQL/XML maps identifiers (ISO/IEC 9075-14, 9.1).
 *
 * <p>IRIS takes in a delimited identifier anything but {@code , . ^} and {@code ->}, no asterisk in
 * front, and at least one letter or digit (Using InterSystems SQL, "Identifiers"); the question
 * mark is its JDBC driver's placeholder.
 */
public final class IrisName {
  private static final int ESCAPE_LENGTH = 7;

  private IrisName() {}

  /** What IRIS keeps instead of PostgreSQL's name. */
  public static String of(String name) {
    boolean bare = name.chars().noneMatch(Character::isLetterOrDigit);
    StringBuilder stored = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean arrow = c == '-' && name.startsWith("->", i);
      boolean first = i == 0 && (bare || c == '*');
      if (first || arrow || !isHeld(c) || escaped(name, i) >= 0) {
        stored.append("_x%04X_".formatted((int) c));
      } else {
        stored.append(c);
      }
    }
    return stored.toString();
  }

  private static boolean isHeld(char c) {
    return c >= ' ' && ",.^?".indexOf(c) < 0;
  }

  /** The character that is written at a place in this way, or -1. */
  private static int escaped(String name, int at) {
    int end = at + ESCAPE_LENGTH;
    if (end > name.length() || !name.startsWith("_x", at) || name.charAt(end - 1) != '_') {
      return -1;
    }
    int value = 0;
    for (int i = at + 2; i < end - 1; i++) {
      int digit = "0123456789ABCDEF".indexOf(name.charAt(i));
      if (digit < 0) {
        return -1;
      }
      value = value * 16 + digit;
    }
    return value;
  }

  /** What clients call it: the other way round. */
  public static String shown(String stored) {
    if (!stored.contains("_x")) {
      return stored;
    }
    StringBuilder name = new StringBuilder();
    int i = 0;
    while (i < stored.length()) {
      int c = escaped(stored, i);
      name.append(c < 0 ? stored.charAt(i) : (char) c);
      i += c < 0 ? 1 : ESCAPE_LENGTH;
    }
    return name.toString();
  }
}
