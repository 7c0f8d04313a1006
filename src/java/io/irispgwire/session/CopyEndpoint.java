package io.irispgwire.session;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.Statement;

/** Where the data of a COPY comes from or goes to: always the client. */
final class CopyEndpoint {
  private CopyEndpoint() {}

  /**
   * Refuses files and programs of the server, as PostgreSQL does to whom it has not allowed them
   * ({@code copy.c}, {@code DoCopy}).
   *
   * @throws PgException 42501
   */
  static void check(Statement.Copy copy) {
    if (copy.endpoint().startsWith("STD")) {
      return;
    }
    boolean program = copy.endpoint().charAt(0) != '\'';
    String role =
        program
            ? "pg_execute_server_program"
            : copy.from() ? "pg_read_server_files" : "pg_write_server_files";
    String target =
        program ? "to or from an external program" : copy.from() ? "from a file" : "to a file";
    throw new PgException(
            SqlState.INSUFFICIENT_PRIVILEGE,
            "must be superuser or have privileges of the " + role + " role to COPY " + target)
        .withHint(
            "Anyone can COPY to stdout or from stdin. psql's \\copy command also works for"
                + " anyone.");
  }
}
