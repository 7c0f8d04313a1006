package io.irispgwire.eval;

import io.irispgwire.sql.tree.Query.Locking;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one table while a statement writes them. A key is the row's, as text; columns are
 * indexes into the table's; a row that is read is as wide as the table, with null in the columns
 * that nobody asked for.
 */
public interface TableStore {
  /**
   * Locks rows until the end of the transaction and reads them.
   *
   * @return by their keys; without those that are gone
   * @throws io.irispgwire.error.PgException 55P03
   */
  Map<String, @Nullable Object[]> lock(List<Integer> columns, List<String> keys, Locking.Wait wait);

  /** Reads rows by their keys; without those that are gone. */
  Map<String, @Nullable Object[]> read(List<Integer> columns, List<String> keys);

  /** Locks the row that has these values in the columns of a key, and reads it; null for none. */
  @Nullable Found find(List<Integer> columns, List<Integer> key, List<Object> values);

  /** A row and its key. */
  record Found(String key, @Nullable Object[] row) {}

  /** Adds rows: the values of {@code columns}. */
  void insert(List<Integer> columns, List<@Nullable Object[]> rows);

  /** Adds a row; gives its key. */
  String insert(List<Integer> columns, @Nullable Object[] row);

  /** Changes locked rows: the values of {@code columns}, and the key behind them. */
  void update(List<Integer> columns, List<@Nullable Object[]> rows);

  /** Removes locked rows. */
  void delete(List<String> keys);
}
