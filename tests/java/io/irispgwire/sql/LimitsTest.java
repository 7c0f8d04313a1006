package io.irispgwire.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.irispgwire.error.PgException;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Query;
import java.util.Collections;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Long and deep statements. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LimitsTest {
  private static final int SMALL_STACK = 512 * 1024;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`select `|`(`|`1`|`)`",
        "`select `|`(select `|`1`|`)`",
        "`select `|`f(`|`1`|`)`",
        "`select `|`case when 1 then `|`1`|` end`",
        "`select `|`not `|`1`|``",
        "`select `|`- `|`a`|``",
        "`select `|`a[`|`1`|`]`",
        "`select `|`coalesce(1, `|`1`|`)`",
        "`select `|`1 in (`|`1`|`)`",
        "`select `|`1 or a and not b = c || d + e * f ^ - (`|`1`|`)`",
        "`select * from `|`(select * from `|`t`|`) x`",
        "`select * from `|`(a join `|`t`|` on true)`",
        "``|`with a as (`|`select 1`|`) select 1`",
        "``|`(`|`select 1`|`)`"
      })
  void A_statement_that_nests_too_deep_is_refused_on_a_small_stack(
      String before, String open, String inner, String close) throws InterruptedException {
    String deep = before + open.repeat(2000) + inner + close.repeat(2000);
    assertThat(onSmallStack(deep)).isEqualTo("54001 stack depth limit exceeded");
    String shallow = before + open.repeat(20) + inner + close.repeat(20);
    assertThat(onSmallStack(shallow)).isEqualTo("parsed");
  }

  private static String onSmallStack(String sql) throws InterruptedException {
    String[] outcome = new String[1];
    Runnable parse =
        () -> {
          try {
            Parser.parse(sql);
            outcome[0] = "parsed";
          } catch (PgException e) {
            outcome[0] = e.state().code() + " " + e.getMessage();
          }
        };
    Thread thread = new Thread(null, parse, "small stack", SMALL_STACK);
    thread.start();
    thread.join();
    return String.valueOf(outcome[0]);
  }

  @ParameterizedTest
  @ValueSource(strings = {" and ", " or ", " || ", " + ", " * ", ", "})
  void Ten_thousand_terms_do_not_nest(String operator) throws InterruptedException {
    String chain = String.join(operator, Collections.nCopies(10_000, "a"));
    assertThat(onSmallStack("select " + chain)).isEqualTo("parsed");
  }

  @Test
  void Unions_and_joins_do_not_nest() throws InterruptedException {
    String unions = String.join(" union all ", Collections.nCopies(5_000, "select 1"));
    assertThat(onSmallStack(unions)).isEqualTo("parsed");
    String joins = "select 1 from a" + " join b on true".repeat(5_000);
    assertThat(onSmallStack(joins)).isEqualTo("parsed");
  }

  @Test
  void An_in_list_holds_thirty_thousand_items() {
    String list = String.join(",", Collections.nCopies(30_000, "1"));
    Query query = (Query) Parser.parse("select a in (" + list + ")").get(0).tree();
    Query.Select select = (Query.Select) query.body();
    Expression.In in = (Expression.In) select.items().get(0).expression();
    assertThat(in.items()).hasSize(30_000);
  }
}
