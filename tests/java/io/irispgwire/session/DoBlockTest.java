package io.irispgwire.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.irispgwire.testing.TestServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLWarning;
import org.postgresql.util.ServerErrorMessage;

/** Where errors and notices of PL/pgSQL say that they come from. Expected: PostgreSQL 15. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DoBlockTest {
  private static TestServer server;
  private static Connection connection;

  @BeforeAll
  static void startServer() throws IOException, SQLException {
    server = TestServer.start();
    connection = server.connect();
    run(
        "create function raises(a int, b text) returns int language plpgsql as $$\nbegin\n"
            + "  raise exception 'in %', a;\nend $$");
  }

  @AfterAll
  static void stopServer() throws SQLException {
    run("drop function raises(int, text)");
    connection.close();
    server.close();
  }

  @Test
  void an_error_names_each_function_and_its_line() {
    assertThat(error("do $$ declare x int; begin\n  x := raises(8, 'b');\nend $$").getWhere())
        .isEqualTo(
            "PL/pgSQL function raises(integer,text) line 3 at RAISE\n"
                + "PL/pgSQL function inline_code_block line 2 at assignment");
  }

  @Test
  void an_error_names_the_statement_it_has_passed() {
    assertThat(error("do $$\nbegin\n  perform raises(9, 'b');\nend $$").getWhere())
        .isEqualTo(
            """
            PL/pgSQL function raises(integer,text) line 3 at RAISE
            SQL statement "SELECT raises(9, 'b')"
            PL/pgSQL function inline_code_block line 3 at PERFORM""");
    assertThat(error("do $$ begin for r in 1..2 loop execute 'select 1/0'; end loop; end $$"))
        .extracting(ServerErrorMessage::getWhere)
        .isEqualTo(
            "SQL statement \"select 1/0\"\nPL/pgSQL function inline_code_block line 1 at EXECUTE");
  }

  @Test
  void an_error_with_a_place_shows_the_query_instead() {
    ServerErrorMessage error =
        error(
            """
            do $$
            begin
              if true then
                insert into nosuchtable values (1/0);
              end if;
            end $$""");
    assertThat(error.getInternalQuery()).isEqualTo("insert into nosuchtable values (1/0)");
    assertThat(error.getInternalPosition()).isEqualTo(13);
    assertThat(error.getWhere())
        .isEqualTo("PL/pgSQL function inline_code_block line 4 at SQL statement");
  }

  @Test
  void a_notice_says_where_it_was_raised() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("do $$\nbegin\n\n  raise notice 'n'; end $$");
      PSQLWarning warning = (PSQLWarning) statement.getWarnings();
      ServerErrorMessage notice = warning.getServerErrorMessage();
      assertThat(notice).isNotNull();
      assertThat(notice.getWhere())
          .isEqualTo("PL/pgSQL function inline_code_block line 4 at RAISE");
      assertThat(notice.getRoutine()).isEqualTo("exec_stmt_raise");
    }
  }

  private static ServerErrorMessage error(String sql) {
    PSQLException error = catchThrowableOfType(PSQLException.class, () -> run(sql));
    return error.getServerErrorMessage();
  }

  private static void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
