package io.irispgwire.backend.jdbc.embedded;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The table of what IRIS calls otherwise than H2: one entry per word. Everything that is not here
 * has the same name and meaning in both. Source: InterSystems SQL Reference, by name.
 */
final class Forms {
  private static final Map<String, Form> CALLS = new HashMap<>();
  private static final Map<String, Form> WORDS = new HashMap<>();

  /** Hints to IRIS's optimiser and locks; each is a word after the verb. */
  private static final Set<String> HINTS =
      Set.of(
          "%NOCHECK",
          "%NOINDEX",
          "%NOLOCK",
          "%NOTRIGGER",
          "%NOJOURN",
          "%NOFPLAN",
          "%INORDER",
          "%FIRSTTABLE",
          "%FULL",
          "%PARALLEL",
          "%NOREDUCE",
          "%NOSVSO",
          "%NOTOPOPT",
          "%NOUNIONOROPT");

  static {
    rename("CHARINDEX", "LOCATE");
    rename("STRING", "CONCAT");
    rename("$TRANSLATE", "TRANSLATE");
    rename("$PIECE", "PUBLIC.IRIS_PIECE");
    rename("REVERSE", "PUBLIC.IRIS_REVERSE");
    rename("STUFF", "INSERT");
    rename("NVL", "COALESCE");
    rename("ISNULL", "COALESCE");
    rename("LIST", "LISTAGG");
    rename("LAST_IDENTITY", "IDENTITY");
    call("%EXACT", (d, i) -> wrap(d, i, "CAST", " AS VARCHAR", ""));
    call("%SQLSTRING", (d, i) -> wrap(d, i, "(' ' || RTRIM(CAST", " AS VARCHAR", "))"));
    call("%SQLUPPER", (d, i) -> wrap(d, i, "(' ' || UPPER(RTRIM(CAST", " AS VARCHAR", ")))"));
    call("LENGTH", (d, i) -> wrap(d, i, "CHAR_LENGTH(RTRIM", "", ")"));
    call("TO_NUMBER", (d, i) -> wrap(d, i, "CAST", " AS " + H2Types.DECIMAL, ""));
    call("GREATEST", (d, i) -> wrap(d, i, "GREATEST", "", " RESPECT NULLS"));
    call("LEAST", (d, i) -> wrap(d, i, "LEAST", "", " RESPECT NULLS"));
    call("CAST", Forms::cast);
    call("AVG", Forms::average);
    call("MOD", Forms::modulo);
    call("ROUND", Forms::round);
    call("HASHBYTES", Forms::hash);
    call("$LISTTOSTRING", Forms::listToString);
    call("$TSQL_NEWID", (d, i) -> constant(d, i, "CAST(RANDOM_UUID() AS VARCHAR)"));
    call("IFNULL", Forms::ifNull);
    call("DATEPART", TimeForms::datePart);
    call("DATEADD", TimeForms::dateAdd);
    call("DATEDIFF", TimeForms::dateDiff);
    call("DATE_TRUNC", TimeForms::dateTrunc);
    call("UNIX_TIMESTAMP", TimeForms::unixTimestamp);
    for (String now : List.of("GETUTCDATE", "GETDATE", "CURRENT_TIMESTAMP", "NOW", "SYSDATE")) {
      word(now, (d, i) -> TimeForms.now(d, i, "LOCALTIMESTAMP"));
    }
    word("CURRENT_TIME", (d, i) -> TimeForms.now(d, i, "LOCALTIME"));
    word("CASE", CaseForms::simpleCase);
    word("OVER", WindowForms::over);
    word("LATERAL", (d, i) -> lacks(d, i, "LATERAL"));
    word("FULL", (d, i) -> lacks(d, i, "FULL JOIN"));
    call("JSON_TABLE", (d, i) -> lacks(d, i, "JSON_TABLE"));
    call("PREDICT", (d, i) -> lacks(d, i, "PREDICT"));
    call("PROBABILITY", (d, i) -> lacks(d, i, "PROBABILITY"));
    word("MODEL", Forms::model);
    rename("VECTOR_COSINE", "PUBLIC.IRIS_VECTOR_COSINE");
    rename("VECTOR_DOT_PRODUCT", "PUBLIC.IRIS_VECTOR_DOT_PRODUCT");
    call("TO_VECTOR", VectorForms::toVector);
    word("TOP", Forms::top);
    word("%STARTSWITH", Forms::startsWith);
    word("$ZVERSION", (d, i) -> d.replace(i, "'embedded'"));
    HINTS.forEach(hint -> word(hint, (d, i) -> d.drop(i)));
  }

  private Forms() {}

  static void apply(Draft draft) {
    for (int i = 0; i < draft.size(); i++) {
      Token token = draft.at(i);
      if (token.is("%ID")) {
        draft.replace(i, "_ROWID_");
      } else if (token.kind() == Token.Kind.WORD && !draft.is(i - 1, ".")) {
        Form form = draft.is(i + 1, "(") ? CALLS.get(token.word()) : null;
        form = form == null ? WORDS.get(token.word()) : form;
        if (form != null) {
          form.apply(draft, i);
        }
      } else if (token.kind() == Token.Kind.SYMBOL) {
        symbol(draft, i, token);
      }
    }
  }

  private static void symbol(Draft draft, int i, Token token) {
    switch (token.word()) {
      case "/" -> quotient(draft, i);
      case "\\" -> draft.replace(i, "/");
      case "#" -> draft.replace(i, "%");
      case "->" -> throw Refusal.embedded("implicit join"); // H2 has such an operator for JSON
      case "[" -> throw Refusal.embedded("operator [");
      default -> {}
    }
  }

  /**
   * In IRIS 7 / 2 is 3.5: the left side must not be an integer here. H2's quotient has the scale of
   * its operands and little more: 0.1 / 10.2 would have 8 digits. By a parameter it would have
   * 50,000.
   */
  private static void quotient(Draft draft, int i) {
    if (draft.are(i - 3, "AS", "DOUBLE", ")")) {
      return;
    }
    draft.replace(i, "* 1.0000000000000000000000 /");
    if (draft.is(i + 1, "?")) {
      draft.replace(i + 1, "CAST(? AS NUMERIC(100, 40))");
    }
  }

  private static void rename(String iris, String h2) {
    call(iris, (draft, i) -> draft.replace(i, h2));
  }

  private static void call(String name, Form form) {
    CALLS.put(name, form);
  }

  private static void word(String name, Form form) {
    WORDS.put(name, form);
  }

  /** IRIS has it, H2 does not. */
  private static void lacks(Draft draft, int i, String feature) {
    boolean joins = draft.is(i + 1, "JOIN") || draft.is(i + 1, "OUTER") || draft.is(i + 1, "(");
    if (joins) {
      throw Refusal.embedded(feature);
    }
  }

  /** CREATE MODEL, TRAIN MODEL and their kin: H2 learns nothing. */
  private static void model(Draft draft, int i) {
    if (i == 1) {
      throw Refusal.embedded(draft.at(0).word() + " MODEL");
    }
  }

  /** {@code name(x)} becomes {@code open(x inner)outer}. */
  private static void wrap(Draft draft, int i, String open, String inner, String outer) {
    int close = draft.partner(i + 1);
    draft.replace(i, open);
    draft.insertBefore(close, inner);
    draft.insertAfter(close, outer);
  }

  static void constant(Draft draft, int i, String value) {
    draft.drop(i + 1, draft.partner(i + 1) + 1);
    draft.replace(i, value);
  }

  private static void cast(Draft draft, int i) {
    int close = draft.partner(i + 1);
    int as = draft.next("AS", i + 2, close);
    if (as == close) {
      throw Refusal.syntaxAt(draft.at(close));
    }
    TypeSpan type = TypeSpan.at(draft, as + 1);
    draft.drop(as + 1, close);
    draft.replace(as + 1, H2Types.ofCast(type));
    boolean whole = type.name().endsWith("INT") || type.name().equals("INTEGER");
    if (whole) {
      // IRIS cuts off the fraction where H2 rounds.
      draft.insertBefore(i + 2, "TRUNC(CAST(");
      draft.insertBefore(as, "AS " + H2Types.DECIMAL + ")) ");
    }
  }

  private static void round(Draft draft, int i) {
    int close = draft.partner(i + 1);
    int comma = draft.comma(i + 2, close);
    if (comma == close) {
      throw Refusal.syntax("ROUND needs a scale");
    }
    int second = draft.comma(comma + 1, close);
    if (second < close) {
      draft.replace(i, "TRUNC");
      draft.drop(second, close);
    }
  }

  /**
   * H2's remainder has the divisor's type: that of 2.5 and 3 would be an integer, and that of 0.5
   * one that needs no rounding.
   */
  private static void modulo(Draft draft, int i) {
    int close = draft.partner(i + 1);
    int comma = draft.comma(i + 2, close);
    boolean integers =
        close == comma + 2 && isInteger(draft.at(comma - 1)) && isInteger(draft.at(comma + 1));
    if (comma > i + 3 || !integers) {
      draft.insertAfter(comma, " CAST(1 AS NUMERIC(38, 18)) * (");
      draft.insertBefore(close, ")");
    }
  }

  private static boolean isInteger(Token token) {
    return token.kind() == Token.Kind.NUMBER && token.word().indexOf('.') < 0;
  }

  /** H2's average of integers is a double: digits are lost that a decimal keeps. */
  private static void average(Draft draft, int i) {
    int argument = draft.is(i + 2, "DISTINCT") ? i + 3 : i + 2;
    draft.insertBefore(argument, "1.0000000000 * (");
    draft.insertBefore(draft.partner(i + 1), ")");
  }

  private static void hash(Draft draft, int i) {
    draft.replace(i, "HASH");
    String algorithm = draft.at(i + 2).text().replace("SHA", "SHA-");
    draft.replace(i + 2, algorithm);
  }

  /** {@code $LISTTOSTRING(%DLIST(x), d)}. */
  private static void listToString(Draft draft, int i) {
    if (!draft.are(i + 2, "%DLIST", "(")) {
      throw Refusal.embedded("$LISTTOSTRING over anything but %DLIST");
    }
    draft.replace(i, "LISTAGG");
    draft.drop(draft.partner(i + 3));
    draft.drop(i + 2, i + 4);
  }

  /** Only {@code {fn IFNULL(x, y)}} is COALESCE. */
  private static void ifNull(Draft draft, int i) {
    if (!draft.is(i - 1, "FN")) {
      throw Refusal.embedded("IFNULL without {fn}");
    }
    draft.replace(i, "COALESCE");
  }

  /** H2 wants TOP before DISTINCT, and has no TOP ALL. */
  private static void top(Draft draft, int i) {
    boolean distinct = draft.is(i - 1, "DISTINCT");
    if (!distinct && !draft.is(i - 1, "SELECT")) {
      return;
    }
    if (draft.is(i + 1, "ALL")) {
      draft.drop(i, i + 2);
    } else if (distinct) {
      draft.replace(i - 1, "TOP");
      draft.replace(i, draft.render(i + 1, i + 2));
      draft.replace(i + 1, "DISTINCT");
    }
  }

  private static void startsWith(Draft draft, int i) {
    int end = endOfOperand(draft, i + 1);
    draft.replace(i, "LIKE");
    draft.insertBefore(i + 1, "PUBLIC.IRIS_PREFIX(");
    draft.insertAfter(end, ") ESCAPE '\\'");
  }

  /** Index of the last token of the value that starts at {@code i}. */
  private static int endOfOperand(Draft draft, int i) {
    int end = draft.is(i, "(") || draft.is(i, "{") ? draft.partner(i) : i;
    while (draft.is(end + 1, ".")) {
      end += 2;
    }
    return draft.is(end + 1, "(") ? draft.partner(end + 1) : end;
  }

  /** One change, at the word at index {@code i}. */
  @FunctionalInterface
  interface Form {
    void apply(Draft draft, int i);
  }
}
