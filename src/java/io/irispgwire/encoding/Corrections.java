package io.irispgwire.encoding;

/**
 * Characters that PostgreSQL and Java convert to different ones, each against its counterpart.
 *
 * <p>Source: PostgreSQL {@code src/backend/utils/mb/Unicode/UCS_to_EUC_JP.pl}: the mapping is that
 * of Microsoft's code page 932, Java's that of JIS X 0208.
 *
 * @param java the characters of Java's charset
 * @param postgresql the same of PostgreSQL, in the same order
 */
record Corrections(String java, String postgresql) {
  private static final Corrections NONE = new Corrections("", "");

  private static final Corrections EUC_JP =
      new Corrections(
          "\u2014\u301C\u2016\u2212\u00A2\u00A3\u00AC",
          "\u2015\uFF5E\u2225\uFF0D\uFFE0\uFFE1\uFFE2");

  static Corrections of(Encoding encoding) {
    return encoding == Encoding.EUC_JP ? EUC_JP : NONE;
  }

  String decoded(String text) {
    return replaced(text, java, postgresql);
  }

  String encoded(String text) {
    return replaced(text, postgresql, java);
  }

  private static String replaced(String text, String from, String to) {
    String result = text;
    for (int i = 0; i < from.length(); i++) {
      result = result.replace(from.charAt(i), to.charAt(i));
    }
    return result;
  }
}
