package io.irispgwire.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.irispgwire.error.PgException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a client sends, it is parsed or refused as PostgreSQL refuses text. */
class GarbagePropertyTest {
  @Property(tries = 300)
  void garbageIsParsedOrRefused(@ForAll("texts") String text) {
    String code = "42601";
    try {
      Parser.parse(text);
    } catch (PgException e) {
      code = e.state().code();
      assertThat(e.diagnostic().position()).isBetween(0, text.length() + 1);
    }
    assertThat(code).matches("42601|54001|22...|0A000|42P20");
  }

  @Property(tries = 300)
  void tokensCoverTheTextInOrder(@ForAll("texts") String text) {
    List<Token> tokens = Lexer.tokens(text);
    int end = 0;
    StringBuilder again = new StringBuilder();
    for (Token token : tokens) {
      assertThat(token.start()).isGreaterThanOrEqualTo(end);
      assertThat(token.end()).isBetween(token.start(), text.length());
      again.append(text, end, token.start()).append(text, token.start(), token.end());
      end = token.end();
    }
    Token last = tokens.get(tokens.size() - 1);
    if (last.kind() == Token.Kind.END) {
      assertThat(again.append(text.substring(end)).toString()).isEqualTo(text);
    }
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> words =
        Arbitraries.of(
            "select",
            "from",
            "where",
            "(",
            ")",
            ",",
            "a",
            "1",
            "'x'",
            "\"Q\"",
            "$1",
            "::",
            "int",
            "in",
            "and",
            "or",
            "not",
            "between",
            "case",
            "when",
            "then",
            "end",
            "join",
            "on",
            "*",
            ".",
            "[",
            "]",
            "+",
            "-",
            "<",
            "=",
            "union",
            "values",
            "insert",
            "into",
            "update",
            "set",
            "delete",
            "with",
            "as",
            "order",
            "by",
            "limit",
            "over",
            "array",
            "row",
            "interval",
            "create",
            "table",
            "alter",
            "drop",
            "copy",
            "explain",
            "fetch",
            ";",
            "--",
            "/*",
            "$$",
            "E'\\",
            "U&'",
            "is",
            "null",
            "any",
            "group",
            "lateral",
            "any (",
            "default",
            "for");
    Arbitrary<String> sentences = words.list().ofMaxSize(25).map(list -> String.join(" ", list));
    return Arbitraries.oneOf(sentences, Arbitraries.strings().ofMaxLength(60));
  }
}
