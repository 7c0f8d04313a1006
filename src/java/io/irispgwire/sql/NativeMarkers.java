package io.irispgwire.sql;

import io.irispgwire.sql.Token.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The forms by which a query or modification is known to be IRIS's own SQL. They are looked for
 * only in a text that is no PostgreSQL, so that they take nothing away from it. Source:
 * InterSystems SQL Reference, "Predicates", "SELECT", "TOP", "Implicit Joins", "PREDICT",
 * "JSON_TABLE".
 */
final class NativeMarkers {
  /** How far PostgreSQL gets with a text. */
  enum Meaning {
    /** Its grammar does not read it. */
    NO_SQL,
    /** Its grammar reads it, but names, types or functions are not there. */
    OTHER_SQL,
    /** The same, and no table that it names has a column of a JSON type. */
    NO_JSON
  }

  /** What IRIS writes behind a percent sign. */
  private static final Set<String> PERCENT =
      Set.of(
          "id",
          "vid",
          "key",
          "value",
          "oid",
          "tablename",
          "classname",
          "publicrowid",
          "rowcount",
          "startswith",
          "inlist",
          "inset",
          "find",
          "matches",
          "pattern",
          "contains",
          "containsterm",
          "similarity",
          "element",
          "exact",
          "sqlupper",
          "sqlstring",
          "upper",
          "alphaup",
          "string",
          "mvr",
          "plus",
          "minus",
          "truncate",
          "space",
          "internal",
          "external",
          "odbcin",
          "odbcout",
          "dlist",
          "foreach",
          "afterhaving",
          "all",
          "nolock",
          "nocheck",
          "noindex",
          "notrigger",
          "nojourn",
          "nofplan",
          "noruntime",
          "nosvso",
          "notopopt",
          "nounionoropt",
          "noflatten",
          "nomerge",
          "noreduce",
          "noparallel",
          "parallel",
          "ignoreindex",
          "allindex",
          "firsttable",
          "full",
          "inorder",
          "starttable",
          "nopredicate",
          "rowlimit",
          "rowoffset",
          "system",
          "sql",
          "library",
          "dictionary",
          "sys");

  private static final Set<String> PREDICATES =
      Set.of("startswith", "inlist", "inset", "find", "matches", "pattern", "contains");

  /** SQL Reference, "Special Variables". */
  private static final Set<String> VARIABLES =
      Set.of(
          "horolog",
          "job",
          "namespace",
          "tlevel",
          "username",
          "zhorolog",
          "zpi",
          "ztimestamp",
          "ztimezone",
          "zversion");

  private static final Set<String> MODEL_FUNCTIONS = Set.of("predict", "probability");

  private final List<Token> tokens;
  private final int from;
  private final int to;

  /**
   * @param to the number of the token after the last one
   */
  NativeMarkers(List<Token> tokens, int from, int to) {
    this.tokens = tokens;
    this.from = from;
    this.to = to;
  }

  boolean any(Meaning meaning) {
    if (isTop(from) || (isWord(from, "insert") && isWord(from + 1, "or"))) {
      return true;
    }
    for (int i = from; i < to; i++) {
      if (isSure(i)
          || (meaning == Meaning.NO_SQL && isLikely(i))
          || (meaning != Meaning.OTHER_SQL && isArrow(i))) {
        return true;
      }
    }
    return false;
  }

  /** {@code SELECT [DISTINCT | ALL] TOP}. */
  private boolean isTop(int select) {
    boolean counted = isWord(select + 1, "distinct") || isWord(select + 1, "all");
    return isWord(select, "select") && isWord(select + (counted ? 2 : 1), "top");
  }

  /** What nobody writes who means PostgreSQL, even where its grammar can read it. */
  private boolean isSure(int i) {
    return (isPercent(i) && PREDICATES.contains(word(i + 1)))
        || (isWord(i, "distinct") && isWord(i + 1, "by") && isSymbol(i + 2, "("))
        || (MODEL_FUNCTIONS.contains(word(i)) && isSymbol(i + 1, "("));
  }

  /** What makes a text that PostgreSQL cannot read IRIS's. */
  private boolean isLikely(int i) {
    return (isPercent(i) && isPercentWord(word(i + 1)))
        || isDollarName(i)
        || (isSymbol(i, "{") && !word(i + 1).isEmpty())
        || (isWord(i, "json_table") && isSymbol(i + 1, "("))
        || (isWord(i, "json") && (isWord(i - 1, "is") || isWord(i - 2, "is")))
        || (isWord(i, "for") && isWord(i + 1, "some"))
        || isTop(i);
  }

  /** {@code %SYSTEM_SQL} begins with a name too. */
  private static boolean isPercentWord(String word) {
    int end = word.indexOf('_');
    return PERCENT.contains(end > 0 ? word.substring(0, end) : word);
  }

  /** {@code $PIECE(} and {@code $HOROLOG}. */
  private boolean isDollarName(int i) {
    return isSymbol(i, "$")
        && tokens.get(i).end() == start(i + 1)
        && !word(i + 1).isEmpty()
        && (isSymbol(i + 2, "(") || VARIABLES.contains(word(i + 1)));
  }

  /** A percent sign right before a word: {@code a % b} is no such thing. */
  private boolean isPercent(int i) {
    Token token = tokens.get(i);
    boolean operator = token.kind() == Kind.OPERATOR || token.kind() == Kind.SYMBOL;
    return operator && token.text().endsWith("%") && token.end() == start(i + 1);
  }

  /** {@code Spouse->Name}: PostgreSQL's operator has a string or a number on its right. */
  private boolean isArrow(int i) {
    Token token = tokens.get(i);
    return token.kind() == Kind.OPERATOR
        && token.text().equals("->")
        && i > from
        && !word(i - 1).isEmpty()
        && !word(i + 1).isEmpty();
  }

  private int start(int i) {
    return i < to ? tokens.get(i).start() : -1;
  }

  private boolean isSymbol(int i, String text) {
    return i < to && tokens.get(i).kind() == Kind.SYMBOL && tokens.get(i).text().equals(text);
  }

  private boolean isWord(int i, String word) {
    return word(i).equals(word);
  }

  /** In lower case; "" for anything but a word. */
  private String word(int i) {
    if (i < from || i >= to) {
      return "";
    }
    Token token = tokens.get(i);
    boolean word = token.kind() == Kind.WORD || token.kind() == Kind.QUOTED_WORD;
    return word ? token.text().toLowerCase(Locale.ROOT) : "";
  }
}
