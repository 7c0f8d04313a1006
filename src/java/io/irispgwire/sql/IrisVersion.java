package io.irispgwire.sql;

/**
 * The release of IRIS that a text is for: {@code 2025.1}. It decides between forms that some
 * releases do not take.
 *
 * <p>Sources: the switches of InterSystems' and the community's dialects (SQLAlchemy's {@code
 * supports_modern_pagination} from 2025.1), InterSystems' guide "Vector Search" (HNSW from 2025.1).
 */
public record IrisVersion(int year, int release) implements Comparable<IrisVersion> {
  /** LIMIT, OFFSET and FETCH; HNSW indexes; what only the manuals from 2025 on describe. */
  public static final IrisVersion V2025_1 = new IrisVersion(2025, 1);

  /** The newest that is known here; what the embedded back end plays. */
  public static final IrisVersion NEWEST = new IrisVersion(2026, 1);

  /**
   * The first year and release in a text such as {@code $ZVERSION}, {@code IRIS for UNIX … 2024.1.2
   * (Build …}; the newest when there is none.
   */
  public static IrisVersion in(String text) {
    for (int point = text.indexOf('.'); point >= 0; point = text.indexOf('.', point + 1)) {
      int start = point;
      while (start > 0 && isDigit(text.charAt(start - 1))) {
        start--;
      }
      boolean year = point - start == 4;
      if (year && point + 1 < text.length() && isDigit(text.charAt(point + 1))) {
        return new IrisVersion(
            Integer.parseInt(text.substring(start, point)), text.charAt(point + 1) - '0');
      }
    }
    return NEWEST;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  public boolean isAtLeast(IrisVersion other) {
    return compareTo(other) >= 0;
  }

  @Override
  public int compareTo(IrisVersion other) {
    return year == other.year
        ? Integer.compare(release, other.release)
        : Integer.compare(year, other.year);
  }

  @Override
  public String toString() {
    return year + "." + release;
  }
}
