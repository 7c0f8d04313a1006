package io.irispgwire.backend.jdbc;

import io.irispgwire.backend.Backend.StoredColumn;
import io.irispgwire.backend.Backend.StoredForeignKey;
import io.irispgwire.backend.Backend.StoredIndex;
import io.irispgwire.backend.jdbc.embedded.H2Errors;
import io.irispgwire.backend.jdbc.embedded.IrisToH2;
import io.irispgwire.error.PgException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/** H2 that plays IRIS. */
final class EmbeddedEngine implements Engine {
  private static final String TRUNCATE = "TRUNCATE";

  private final EmbeddedCatalog catalog;
  private final EmbeddedKeys keys;
  private final EmbeddedText text;
  private final IrisToH2 dialect;
  private final Temporals temporals = new EmbeddedTemporals();
  private final Savepoints savepoints;

  EmbeddedEngine(Connection connection, EmbeddedText text, IrisToH2 dialect) {
    this.catalog = new EmbeddedCatalog(connection);
    this.keys = new EmbeddedKeys(connection);
    this.text = text;
    this.dialect = dialect;
    this.savepoints = new SavepointStack<>(new EmbeddedMarks(connection));
  }

  @Override
  public String driverText(String irisSql) throws SQLException {
    return text.of(irisSql, dialect, catalog);
  }

  /** H2 executes only the first of several statements the second time. */
  @Override
  public boolean isRepeatable(String irisSql) {
    return !irisSql.regionMatches(true, 0, TRUNCATE, 0, TRUNCATE.length());
  }

  @Override
  public PreparedStatement prepareInsert(Connection connection, String driverText)
      throws SQLException {
    return EmbeddedInsert.prepare(connection, driverText);
  }

  @Override
  public @Nullable String insert(PreparedStatement prepared) throws SQLException {
    return EmbeddedInsert.run(prepared);
  }

  @Override
  public PgException failure(SQLException e) {
    return H2Errors.of(e);
  }

  @Override
  public boolean isLockTimeout(SQLException e) {
    return e.getErrorCode() == ErrorCode.LOCK_TIMEOUT_1;
  }

  @Override
  public Temporals temporals() {
    return temporals;
  }

  @Override
  public @Nullable BigDecimal readDecimal(ResultSet rows, int column) throws SQLException {
    return rows.getBigDecimal(column);
  }

  @Override
  public void bindBytes(PreparedStatement to, int index, byte[] bytes) throws SQLException {
    to.setBytes(index, bytes);
  }

  @Override
  public byte @Nullable [] readBytes(ResultSet rows, int column) throws SQLException {
    return rows.getBytes(column);
  }

  @Override
  public void bindVector(PreparedStatement to, int index, float[] vector) throws SQLException {
    double[] elements = new double[vector.length];
    for (int i = 0; i < elements.length; i++) { // as IRIS reads the text: 0.1 is no 0.1f
      elements[i] = Double.parseDouble(Float.toString(vector[i]));
    }
    to.setBytes(index, EmbeddedVectors.write(elements, "DOUBLE"));
  }

  @Override
  public float @Nullable [] readVector(ResultSet rows, int column) throws SQLException {
    byte[] bytes = rows.getBytes(column);
    return bytes == null ? null : EmbeddedVectors.elements(bytes);
  }

  @Override
  public Savepoints savepoints() {
    return savepoints;
  }

  /** A lazy result reads its own snapshot: the test of the same name shows it. */
  @Override
  public boolean keepsRowsOpen() {
    return true;
  }

  @Override
  public void cancel(Statement running) throws SQLException {
    running.cancel();
  }

  @Override
  public boolean batchesInDriver() {
    return false;
  }

  @Override
  public List<StoredColumn> columns(String schema, String table) throws SQLException {
    return catalog.columns(schema, table);
  }

  @Override
  public List<StoredColumn> columns() throws SQLException {
    return catalog.columns();
  }

  @Override
  public List<StoredIndex> indexes(String schema, String table) throws SQLException {
    return keys.indexes(catalog.find(schema, table));
  }

  @Override
  public List<StoredIndex> indexes() throws SQLException {
    return keys.indexes();
  }

  @Override
  public String explainText(String irisSql) throws SQLException {
    return "EXPLAIN " + driverText(irisSql);
  }

  @Override
  public String irisType(String driverType) {
    return EmbeddedCatalog.irisType(driverType);
  }

  @Override
  public List<StoredForeignKey> foreignKeys() throws SQLException {
    return keys.foreignKeys();
  }

  @Override
  public List<String> schemas() throws SQLException {
    return catalog.schemas();
  }
}
