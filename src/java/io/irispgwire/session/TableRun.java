package io.irispgwire.session;

import io.irispgwire.backend.Backend;
import io.irispgwire.eval.Environment;
import io.irispgwire.eval.TableQuery;
import io.irispgwire.eval.TableScan;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.types.SqlType;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table of the back end for a query that is computed here: row by row where nothing else is
 * read meanwhile, else put aside first, because a connection may have one result at a time.
 */
final class TableRun implements TableScan.Run {
  private final Conversation conversation;
  private final Environment environment;
  private final TableQuery query;
  private boolean streams;
  private @Nullable BackendRows streamed;
  private @Nullable Spool kept;

  /**
   * @param alone whether nothing else is read from the back end meanwhile
   */
  TableRun(Conversation conversation, Environment environment, TableQuery query, boolean alone) {
    this.conversation = conversation;
    this.environment = environment;
    this.query = query;
    this.streams = alone;
  }

  @Override
  public Iterator<@Nullable Object[]> rows() {
    if (streams) {
      streams = false;
      BackendRows rows = open();
      streamed = rows;
      return new SourceIterator(rows, query.columns(), query.width());
    }
    Spool rows = kept;
    if (rows == null) {
      rows = read();
      kept = rows;
    }
    return new SourceIterator(rows.rows(0), query.columns(), query.width());
  }

  @Override
  public void keep() {
    if (kept == null) {
      streams = false;
      kept = read();
    }
  }

  private Spool read() {
    close();
    Spool spool = conversation.portals().spool(query.types().stream().map(SqlType::type).toList());
    try (BackendRows rows = open()) {
      while (rows.next()) {
        conversation.interrupts().check();
        spool.add(rows);
      }
      return spool;
    } catch (RuntimeException e) {
      spool.close();
      throw e;
    }
  }

  private BackendRows open() {
    Backend backend = conversation.transaction().backend();
    Step step = query.translation().steps().get(0);
    Operands operands = new Operands(environment, query.scalars());
    return new BackendRows(Runner.prepare(backend, step, operands), query.types());
  }

  @Override
  public void close() {
    if (streamed != null) {
      streamed.close();
      streamed = null;
    }
    if (kept != null) {
      kept.close();
      kept = null;
    }
  }
}
