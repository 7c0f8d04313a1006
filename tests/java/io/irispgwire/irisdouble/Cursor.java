package io.irispgwire.irisdouble;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An open result, sent a message at a time. */
final class Cursor {
  private static final int MESSAGE_BYTES = 32_000;

  private final ResultSet rows;
  private final List<CellType> types;
  private final boolean rowItems;
  private long left;
  private boolean ended;

  /** A row that fails is told after those before it, as if each were made when it is asked for. */
  private @Nullable IrisFailure late;

  /**
   * @param rowItems whether each row comes as one item
   * @param maxRows 0 for no limit
   */
  Cursor(ResultSet rows, List<CellType> types, boolean rowItems, long maxRows) {
    this.rows = rows;
    this.types = types;
    this.rowItems = rowItems;
    this.left = maxRows > 0 ? maxRows : Long.MAX_VALUE;
  }

  /** The next rows; {@link #isEnded} then tells whether they were the last. */
  byte[] next(SqlProcess process) throws IrisFailure, SQLException {
    IrisFailure failure = late;
    if (failure != null) {
      throw failure;
    }
    ListWriter message = new ListWriter();
    PreparedStatement statement = (PreparedStatement) rows.getStatement();
    try {
      process.run(
          statement,
          IrisFailure.LOCKED_FOR_READ,
          () -> {
            fill(message);
            return message;
          });
    } catch (IrisFailure e) {
      late = e;
    }
    return message.toBytes();
  }

  private void fill(ListWriter message) throws SQLException {
    while (!ended && message.size() < MESSAGE_BYTES) {
      if (left == 0 || !rows.next()) {
        ended = true;
        rows.close();
      } else {
        left--;
        write(message);
      }
    }
  }

  private void write(ListWriter message) throws SQLException {
    ListWriter row = rowItems ? new ListWriter() : message;
    for (int i = 0; i < types.size(); i++) {
      types.get(i).write(rows, i + 1, row);
    }
    if (rowItems) {
      message.bytes(row.toBytes());
    }
  }

  boolean isEnded() {
    return ended;
  }

  void close() throws SQLException {
    rows.close();
  }
}
