package io.irispgwire.sql.analysis;

import io.irispgwire.sql.tree.Query;
import io.irispgwire.sql.tree.TableRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An entry of FROM: what a column reference can lead to. Compared by identity. */
public final class RangeEntry {
  private final String alias;
  private final Source source;
  private final List<ResultColumn> columns;

  public RangeEntry(String alias, Source source, List<ResultColumn> columns) {
    this.alias = alias;
    this.source = source;
    this.columns = List.copyOf(columns);
  }

  /** The name that qualifies its columns; "" for a derived table or join without one. */
  public String alias() {
    return alias;
  }

  public Source source() {
    return source;
  }

  /** Its columns under the names the query sees. */
  public List<ResultColumn> columns() {
    return columns;
  }

  /** What the rows come from. */
  public sealed interface Source {}

  /** A table of the back end. */
  public record BaseTable(TableRef.Relation ref, Table table) implements Source {}

  /** A query in parentheses. */
  public record Subquery(Query query) implements Source {}

  /** A common table expression; {@code recursive} where it reads itself. */
  public record CommonTable(Query.CommonTable definition, boolean recursive) implements Source {}

  /**
   * Functions in FROM.
   *
   * @param scalar one function whose result is no row: its alias alone means its value
   */
  public record Functions(TableRef.Function ref, boolean scalar) implements Source {}

  /** A join with an alias of its own. */
  public record JoinAlias(TableRef.Join join) implements Source {}

  /**
   * The target of INSERT, UPDATE or DELETE, or EXCLUDED.
   *
   * @param ref null for the targets
   */
  public record Target(Table table, boolean excluded, TableRef.@Nullable Relation ref)
      implements Source {}
}
