package io.irispgwire.backend.jdbc;

import io.irispgwire.backend.Backend.StoredColumn;
import io.irispgwire.backend.Backend.StoredForeignKey;
import io.irispgwire.backend.Backend.StoredIndex;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.types.PgType;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** InterSystems IRIS through its own driver. */
final class IrisEngine implements Engine {
  /** IRIS's own wait for a lock, in seconds. */
  private static final long DEFAULT_LOCK_SECONDS = 10;

  private final Connection connection;
  private final IrisCatalog catalog;
  private final IndexCatalog indexes;
  private final ForeignKeyCatalog foreignKeys;
  private final IrisCancelDesks.Desk cancels;
  private final String job;
  private final Temporals temporals = new IrisTemporals();
  private final Savepoints savepoints;
  private volatile boolean broken;

  /**
   * @param job the server process of this connection
   */
  IrisEngine(Connection connection, IrisCancelDesks.Desk cancels, String job) {
    this.connection = connection;
    this.catalog = new IrisCatalog(connection);
    this.indexes = new IndexCatalog(connection);
    this.foreignKeys = new ForeignKeyCatalog(connection);
    this.cancels = cancels;
    this.job = job;
    this.savepoints = new SavepointStack<>(new IrisMarks(connection));
  }

  @Override
  public String driverText(String irisSql) {
    return irisSql;
  }

  @Override
  public PreparedStatement prepareInsert(Connection connection, String driverText)
      throws SQLException {
    return connection.prepareStatement(driverText, Statement.RETURN_GENERATED_KEYS);
  }

  /** The generated key is the RowID of the last row inserted (JDBC Reference, "Generated Keys"). */
  @Override
  public @Nullable String insert(PreparedStatement prepared) throws SQLException {
    prepared.executeUpdate();
    try (ResultSet keys = prepared.getGeneratedKeys()) {
      return keys.next() ? keys.getString(1) : null;
    }
  }

  @Override
  public PgException failure(SQLException e) {
    if (isClosed()) { // the driver's codes for it are many
      broken = true;
      return new PgException(
          SqlState.CONNECTION_FAILURE, "the connection to the database is lost", e);
    }
    PgException failure = IrisErrors.of(e, this::typeOf);
    if (failure.state() == SqlState.CONNECTION_FAILURE
        || failure.state() == SqlState.PROTOCOL_VIOLATION) {
      broken = true; // the driver may not know it: after a time-out it is out of step
    }
    return failure;
  }

  private boolean isClosed() {
    try {
      return connection.isClosed();
    } catch (SQLException e) {
      return true;
    }
  }

  @Override
  public boolean isBroken() {
    return broken;
  }

  @Override
  public void closed() {
    cancels.close();
  }

  /** The type of a field that has refused a value; null when it cannot be asked for. */
  private @Nullable StoredColumn typeOf(IrisMessage.Field field) {
    try {
      return catalog.columns(field.schema(), field.table()).stream()
          .filter(column -> column.name().equalsIgnoreCase(field.column()))
          .findFirst()
          .orElse(null);
    } catch (SQLException e) {
      return null;
    }
  }

  /**
   * IRIS itself waits as long as it is told; it sees no deadlocks, so that nobody waits for ever.
   */
  @Override
  public boolean isLockTimeout(SQLException e) {
    return false;
  }

  /**
   * Whole seconds, rounded up; zero, which waits for ever in PostgreSQL, is IRIS's own default.
   * {@code NO_WAIT} is less than a millisecond: with 0 IRIS does not wait.
   */
  @Override
  public void lockTimeout(Duration timeout) throws SQLException {
    long seconds = timeout.isZero() ? DEFAULT_LOCK_SECONDS : timeout.plusMillis(999).toSeconds();
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET OPTION LOCK_TIMEOUT = " + seconds);
    }
  }

  @Override
  public Temporals temporals() {
    return temporals;
  }

  /** The driver's own decimal has lost the zeros at its end. */
  @Override
  public @Nullable BigDecimal readDecimal(ResultSet rows, int column) throws SQLException {
    String text = rows.getString(column);
    return text == null ? null : new BigDecimal(text);
  }

  /** To IRIS's SQL one zero byte is the empty string ($CHAR(0)), which is what it stays. */
  @Override
  public void bindBytes(PreparedStatement to, int index, byte[] bytes) throws SQLException {
    if (isEmptyString(bytes)) {
      throw new PgException(
              SqlState.FEATURE_NOT_SUPPORTED, "IRIS cannot keep a bytea of one zero byte")
          .withHint("IRIS takes it for an empty value. Store at least two bytes.");
    }
    to.setBytes(index, bytes);
  }

  @Override
  public byte @Nullable [] readBytes(ResultSet rows, int column) throws SQLException {
    byte[] bytes = rows.getBytes(column);
    return bytes != null && isEmptyString(bytes) ? new byte[0] : bytes;
  }

  private static boolean isEmptyString(byte[] bytes) {
    return bytes.length == 1 && bytes[0] == 0;
  }

  /** In capitals: {@code 1E-05}, as IRIS writes exponents. */
  @Override
  public void bindVector(PreparedStatement to, int index, float[] vector) throws SQLException {
    to.setString(index, TextForm.write(PgType.VECTOR, vector).replace('e', 'E'));
  }

  /** The driver gives the elements with commas between, and no brackets. */
  @Override
  public float @Nullable [] readVector(ResultSet rows, int column) throws SQLException {
    String text = rows.getString(column);
    if (text == null) {
      return null;
    }
    String list = text.startsWith("[") ? text : "[" + text + "]";
    return (float[]) TextForm.read(PgType.VECTOR, list);
  }

  @Override
  public Savepoints savepoints() {
    return savepoints;
  }

  /** Not documented by InterSystems; the self-test of an installation is to ask it. */
  @Override
  public boolean keepsRowsOpen() {
    return false;
  }

  @Override
  public void cancel(Statement running) throws SQLException {
    cancels.cancel(job, running);
  }

  @Override
  public boolean batchesInDriver() {
    return true;
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
    return indexes.of(schema, table);
  }

  @Override
  public List<StoredIndex> indexes() throws SQLException {
    return indexes.all();
  }

  /** The driver asks %SYSTEM.QUERY_PLAN for it (SQL Reference, "EXPLAIN"). */
  @Override
  public String explainText(String irisSql) {
    return "EXPLAIN " + irisSql;
  }

  /** {@code IRIS for UNIX (…) 2024.1 (Build …)} (SQL Reference, "Special Variables"). */
  @Override
  public String version() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT $ZVERSION AS \"version\"")) {
      return rows.next() ? rows.getString(1) : "";
    }
  }

  @Override
  public List<StoredForeignKey> foreignKeys() throws SQLException {
    return foreignKeys.all();
  }

  @Override
  public List<String> schemas() throws SQLException {
    return catalog.schemas();
  }
}
