package io.irispgwire.backend.jdbc;

import io.irispgwire.backend.jdbc.embedded.H2Errors;
import io.irispgwire.backend.jdbc.embedded.IrisToH2;
import io.irispgwire.error.PgException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the embedded back end knows of playing IRIS, for a test that plays more of it. */
public final class EmbeddedDatabase implements AutoCloseable {
  private final EmbeddedBackends backends;
  private final EmbeddedText text;

  /**
   * @param schemas stored names of schemas that a statement calls otherwise, by upper-case name
   */
  public EmbeddedDatabase(String name, Map<String, String> schemas) {
    this.backends = EmbeddedBackends.inMemory(name, List.of("USER"));
    this.text = new EmbeddedText(schemas);
  }

  public Connection connect() throws SQLException {
    return backends.open();
  }

  /**
   * A statement of IRIS SQL as H2 takes it.
   *
   * @throws PgException for what IRIS would not take
   */
  public String h2(Connection connection, IrisToH2 dialect, String irisSql) throws SQLException {
    return text.of(irisSql, dialect, new EmbeddedCatalog(connection));
  }

  /** An INSERT whose RowID {@link #insert} tells. */
  public static PreparedStatement prepareInsert(Connection connection, String h2Sql)
      throws SQLException {
    return EmbeddedInsert.prepare(connection, h2Sql);
  }

  public static @Nullable String insert(PreparedStatement prepared) throws SQLException {
    return EmbeddedInsert.run(prepared);
  }

  public static PgException failure(SQLException e) {
    return H2Errors.of(e);
  }

  /** The elements of a vector as IRIS's driver shows them: with commas between, and no brackets. */
  public static String elements(byte[] vector) {
    String list = java.util.Arrays.toString(EmbeddedVectors.elements(vector));
    return list.substring(1, list.length() - 1).replace(" ", "");
  }

  @Override
  public void close() {
    backends.close();
  }
}
