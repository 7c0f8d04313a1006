package io.irispgwire.backend.jdbc.embedded;

import io.irispgwire.backend.jdbc.embedded.Token.Kind;
import io.irispgwire.error.PgException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The list of what H2, or PostgreSQL, has and IRIS has not. Source: InterSystems SQL Reference,
 * where each of these is absent, and the Hibernate, SQLAlchemy and Django dialects for IRIS.
 */
final class Refusals {
  /** Sequences of words, and what they are called when refused. */
  private static final List<List<String>> FEATURES =
      List.of(
          List.of("FOR", "UPDATE"),
          List.of("FOR", "NO", "KEY"),
          List.of("FOR", "SHARE"),
          List.of("NULLS", "FIRST"),
          List.of("NULLS", "LAST"),
          List.of("ON", "CONFLICT"),
          List.of("ON", "DUPLICATE"),
          List.of("RETURNING"),
          List.of("ILIKE"),
          List.of("REGEXP"),
          List.of("SIMILAR", "TO"),
          List.of("IS", "DISTINCT"),
          List.of("IS", "NOT", "DISTINCT"),
          List.of("IS", "TRUE"),
          List.of("IS", "NOT", "TRUE"),
          List.of("IS", "FALSE"),
          List.of("IS", "NOT", "FALSE"),
          List.of("IS", "UNKNOWN"),
          List.of("DISTINCT", "ON"),
          List.of("WITH", "RECURSIVE"),
          List.of("WITH", "ORDINALITY"),
          List.of("WITH", "TIES"),
          List.of("AS", "MATERIALIZED"),
          List.of("BETWEEN", "SYMMETRIC"),
          List.of("BETWEEN", "ASYMMETRIC"),
          List.of("AT", "TIME", "ZONE"),
          List.of("GROUPING", "SETS"),
          List.of("ROLLUP", "("),
          List.of("CUBE", "("),
          List.of("FILTER", "("),
          List.of("WITHIN", "GROUP"),
          List.of("RANGE", "BETWEEN"),
          List.of("RANGE", "UNBOUNDED"),
          List.of("RANGE", "CURRENT"),
          List.of("GROUPS", "BETWEEN"),
          List.of("EXCEPT", "ALL"),
          List.of("INTERSECT", "ALL"),
          List.of("MINUS"),
          List.of("QUALIFY"),
          List.of("TABLESAMPLE"),
          List.of("ARRAY", "["),
          List.of("UNNEST", "("),
          List.of("GENERATE_SERIES", "("),
          List.of("SYSTEM_RANGE", "("),
          List.of("ARRAY_AGG", "("),
          List.of("STRING_AGG", "("),
          List.of("LISTAGG", "("),
          List.of("GROUP_CONCAT", "("),
          List.of("MERGE", "INTO"),
          List.of("REPLACE", "INTO"),
          List.of("NATURAL"),
          List.of("MATERIALIZED", "VIEW"),
          List.of("CREATE", "SEQUENCE"),
          List.of("CREATE", "DOMAIN"),
          List.of("CREATE", "ALIAS"),
          List.of("NEXT", "VALUE", "FOR"),
          List.of("NEXTVAL", "("),
          List.of("COMMENT", "ON"),
          List.of("CHECK", "("),
          List.of("DEFERRABLE"),
          List.of("CREATE", "TEMPORARY"),
          List.of("CREATE", "TEMP"),
          List.of("CREATE", "LOCAL"));

  /** Words that begin a literal in other databases only when a string follows. */
  private static final Set<String> TYPED_LITERALS =
      Set.of("DATE", "TIME", "TIMESTAMP", "INTERVAL", "E", "B", "X", "N", "U", "JSON", "UUID");

  /** Operators that IRIS's SQL has not, or means something else by. */
  private static final Set<String> SYMBOLS =
      Set.of("::", ";", "&", "|", "~", "^", "<<", ">>", "@", "!", "**", "%", "`", "]", "$");

  private static final Map<String, List<List<String>>> BY_FIRST =
      FEATURES.stream().collect(Collectors.groupingBy(words -> words.get(0)));

  private Refusals() {}

  static void check(Draft draft) {
    for (int i = 0; i < draft.size(); i++) {
      Token token = draft.at(i);
      switch (token.kind()) {
        case WORD -> word(draft, i, token);
        case SYMBOL -> symbol(token);
        case STRING -> {
          if (draft.at(i + 1).kind() == Kind.STRING) {
            throw Refusal.syntaxAt(draft.at(i + 1));
          }
        }
        case QUOTED, NUMBER, PARAMETER -> {}
      }
    }
  }

  private static void word(Draft draft, int i, Token token) {
    if (token.is("TRUE") || token.is("FALSE")) {
      throw missing(List.of(token.word(), "literal"));
    }
    if (TYPED_LITERALS.contains(token.word()) && draft.at(i + 1).kind() == Kind.STRING) {
      throw Refusal.syntaxAt(draft.at(i + 1));
    }
    if (token.is("USING") && draft.is(i + 1, "(")) {
      throw missing(List.of("join with USING over anything but base tables"));
    }
    if (token.is("PUBLIC") && draft.is(i + 1, ".")) {
      throw Refusal.syntaxAt(token);
    }
    for (List<String> words : BY_FIRST.getOrDefault(token.word(), List.of())) {
      if (draft.are(i, words.toArray(String[]::new))) {
        throw missing(words);
      }
    }
  }

  private static void symbol(Token token) {
    if (SYMBOLS.contains(token.word())) {
      throw Refusal.syntaxAt(token);
    }
  }

  private static PgException missing(List<String> words) {
    return Refusal.missing(String.join(" ", words));
  }
}
