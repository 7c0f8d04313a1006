package io.irispgwire.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.irispgwire.sql.tree.Definition;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.sql.tree.SessionCommand;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trees and spans. What an expression means is taken from the manual, section 4.1.6. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ParserTest {
  private static Expression expression(String sql) {
    Query query = (Query) Parser.parse("select " + sql).get(0).tree();
    return ((Query.Select) query.body()).items().get(0).expression();
  }

  private static String text(String sql, Expression part) {
    return part.span().of("select " + sql);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a + b * c | a | b * c",
        "a - b - c | a - b | c",
        "2 ^ 3 ^ 4 | 2 ^ 3 | 4",
        "a @@ b + c | a | b + c",
        "a < b @@ c | a | b @@ c",
        "a = b and c = d or e | a = b and c = d | e",
        "-a ^ b | -a | b"
      })
  void Operators_bind_as_the_manual_says(String sql, String left, String right) {
    Expression tree = expression(sql);
    List<Expression> sides =
        tree instanceof Expression.Logical logical
            ? logical.operands()
            : List.of(
                java.util.Objects.requireNonNull(((Expression.Operation) tree).left()),
                ((Expression.Operation) tree).right());
    assertThat(sides).extracting(side -> text(sql, side)).containsExactly(left, right);
  }

  @Test
  void A_cast_binds_tighter_than_a_sign() {
    assertThat(expression("-a::int")).isInstanceOf(Expression.Operation.class);
    Expression.Literal minusOne = (Expression.Literal) expression("- 1");
    assertThat(minusOne.value()).isEqualTo("-1");
    assertThat(text("- 1", minusOne)).isEqualTo("- 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "extract(year from d) | pg_catalog.extract",
        "position(a in b) | pg_catalog.position",
        "substring(a from 1) | pg_catalog.substring",
        "substring(a, 1) | substring",
        "trim(leading from a) | pg_catalog.ltrim",
        "a at time zone b | pg_catalog.timezone",
        "(a, b) overlaps (c, d) | pg_catalog.overlaps",
        "collation for (a) | pg_catalog.pg_collation_for"
      })
  void Special_syntax_becomes_the_function_gram_y_names(String sql, String name) {
    Expression.FunctionCall call = (Expression.FunctionCall) expression(sql);
    assertThat(call.name()).hasToString(name);
    assertThat(text(sql, call)).isEqualTo(sql);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "integer | pg_catalog.int4 | 0",
        "double precision | pg_catalog.float8 | 0",
        "timestamp(3) with time zone | pg_catalog.timestamptz | 1",
        "char | pg_catalog.bpchar | 1",
        "decimal(10, 2) | pg_catalog.numeric | 2",
        "float(24) | pg_catalog.float4 | 0",
        "s.t(1) | s.t | 1"
      })
  void Type_names_are_those_of_pg_type(String written, String name, int modifiers) {
    Expression.Cast cast = (Expression.Cast) expression("x::" + written);
    assertThat(cast.type().name()).hasToString(name);
    assertThat(cast.type().modifiers()).hasSize(modifiers);
  }

  @Test
  void Strings_are_given_without_their_escapes() {
    assertThat(expression("E'a\\n\\x41\\303\\251\\u00e9'"))
        .isInstanceOfSatisfying(
            Expression.Literal.class, l -> assertThat(l.value()).isEqualTo("a\nA\u00e9\u00e9"));
    assertThat(expression("U&'d!0061' uescape '!'"))
        .isInstanceOfSatisfying(
            Expression.Literal.class, l -> assertThat(l.value()).isEqualTo("da"));
    assertThat(expression("'a'\n'b'"))
        .isInstanceOfSatisfying(
            Expression.Literal.class, l -> assertThat(l.value()).isEqualTo("ab"));
  }

  @Test
  void A_text_is_split_and_each_statement_counts_its_own_parameters() {
    String sql = " /* a */ select $2, $7 ; ; begin;\nselect $1 -- end";
    List<ParsedStatement> statements = Parser.parse(sql);
    assertThat(statements).extracting(ParsedStatement::parameterCount).containsExactly(7, 0, 1);
    assertThat(statements)
        .extracting(s -> s.tree().span().of(sql))
        .containsExactly("select $2, $7", "begin", "select $1");
    assertThat(Parser.parse(" ; -- nothing")).isEmpty();
  }

  @Test
  void Settings_have_one_name_however_they_are_written() {
    assertThat(Parser.parse("set time zone 'UTC'; set names 'utf8'; set schema 'x'; set A.B to c"))
        .extracting(s -> ((SessionCommand.Set) s.tree()).name())
        .containsExactly("timezone", "client_encoding", "search_path", "a.b");
    assertThat(Parser.parse("show time zone; show transaction isolation level; show all"))
        .extracting(s -> ((SessionCommand.Show) s.tree()).name())
        .containsExactly("timezone", "transaction_isolation", "all");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "create user u | CREATE ROLE",
        "create or replace function f() returns int begin atomic select 1; end | CREATE FUNCTION",
        "grant a to b | GRANT ROLE",
        "grant select on t to b | GRANT",
        "alter text search configuration c owner to u | ALTER TEXT SEARCH CONFIGURATION",
        "drop materialized view a | DROP MATERIALIZED VIEW",
        "truncate t | TRUNCATE TABLE",
        "comment on table t is null | COMMENT"
      })
  void Definitions_have_the_tag_of_CommandComplete(String sql, String tag) {
    assertThat(((Definition) Parser.parse(sql).get(0).tree()).tag()).isEqualTo(tag);
  }
}
