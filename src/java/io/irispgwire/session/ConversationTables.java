package io.irispgwire.session;

import io.irispgwire.eval.Environment;
import io.irispgwire.eval.TableQuery;
import io.irispgwire.eval.TableScan;
import io.irispgwire.eval.TableStore;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.translate.RowStatements;

/** The tables of the back end, in the transaction that a conversation is in. */
record ConversationTables(Conversation conversation) implements Facts.BackendTables {
  @Override
  public TableScan.Run read(TableQuery query, boolean alone, Environment environment) {
    return new TableRun(conversation, environment, query, alone);
  }

  @Override
  public TableStore store(Table table) {
    return new BackendStore(conversation, table, new RowStatements(table));
  }
}
