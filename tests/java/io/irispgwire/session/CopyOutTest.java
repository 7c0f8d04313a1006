package io.irispgwire.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.SQLException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** COPY TO while its rows are on their way. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class CopyOutTest extends ClientTest {
  /** Far more rows than a client waits for. */
  private static final String ENDLESS =
      "COPY (SELECT a.n FROM copied a, copied b, copied c) TO STDOUT";

  @Test
  void a_cancel_ends_it_between_two_rows_and_the_session_goes_on() throws SQLException {
    run("DROP TABLE IF EXISTS copied");
    run("CREATE TABLE copied (n int)");
    run("INSERT INTO copied SELECT generate_series(1, 1000)");
    PGConnection client = connection().unwrap(PGConnection.class);
    CopyOut rows = client.getCopyAPI().copyOut(ENDLESS);
    assertThat(rows.readFromCopy()).isNotNull();

    client.cancelQuery();
    SQLException cancelled = catchThrowableOfType(SQLException.class, () -> readAll(rows));

    assertThat(cancelled.getSQLState()).isEqualTo("57014");
    assertThat(change("DELETE FROM copied")).isEqualTo(1000);
  }

  private static void readAll(CopyOut rows) throws SQLException {
    while (rows.readFromCopy() != null) {
      assertThat(rows.isActive()).isTrue();
    }
  }
}
