package io.irispgwire.session;

import io.irispgwire.copy.CopyOptionReader;
import io.irispgwire.copy.CopyOptions;
import io.irispgwire.copy.CopyReader;
import io.irispgwire.copy.Excerpt;
import io.irispgwire.error.Diagnostic;
import io.irispgwire.error.PgException;
import io.irispgwire.error.Severity;
import io.irispgwire.error.SqlState;
import io.irispgwire.eval.Environment;
import io.irispgwire.session.RowRules.NewRow;
import io.irispgwire.sql.ParsedStatement;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.tree.Statement;
import io.irispgwire.wire.BackendMessage.CopyResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * COPY FROM STDIN while it runs: turns data into rows as it comes; PostgreSQL {@code
 * src/backend/commands/copyfrom.c}. Who sends the data, and what else he may send, is {@link
 * CopyingIn}'s matter.
 */
final class CopyIn implements AutoCloseable {
  private final Conversation conversation;
  private final CopyOptions options;
  private final CopyReader reader;
  private final CopyPlace place;
  private final CopyValues values;
  private final CopyTarget target;
  private final CopyProgress progress;
  private final @Nullable CopyRules rules;
  private final @Nullable CopyFilter where;
  private long seen;
  private long skipped;

  private CopyIn(
      Conversation conversation, CopyTable table, CopyOptions options, @Nullable CopyFilter where) {
    List<String> names = table.columns().stream().map(Table.Column::name).toList();
    Environment environment = conversation.environment(List.of());
    this.conversation = conversation;
    this.options = options;
    this.reader = CopyReader.of(options, names);
    this.place = new CopyPlace(table.table().name(), reader);
    this.values = new CopyValues(options, table.columns(), environment);
    this.progress =
        new CopyProgress(table.table().name(), table.table().oid(), CopyProgress.Direction.FROM);
    conversation.activity().copying(progress);
    this.target = new CopyTarget(conversation, table, place);
    this.rules =
        where == null && table.table().rules().isEmpty()
            ? null
            : new CopyRules(table, conversation);
    this.where = where;
  }

  /** Looks at everything that can be known before the data, and asks for it. */
  static CopyIn begin(Conversation conversation, Statement.Copy copy, ParsedStatement statement) {
    CopyEndpoint.check(copy);
    CopyTable table = CopyTable.of(conversation.schema(), copy);
    conversation.transaction().modes().checkWritable("COPY FROM");
    table.refuseSystemTable();
    CopyFilter where = null;
    if (copy.where() != null) {
      where = new CopyFilter(table, copy.where(), statement, conversation);
      where.countAhead(table.table(), conversation);
      table = CopyTable.of(conversation.schema(), copy);
    }
    CopyOptions options =
        CopyOptionReader.read(copy.options(), true, conversation.encoding().name());
    List<String> names = table.columns().stream().map(Table.Column::name).toList();
    CopyTable.check("FORCE_NOT_NULL", options.forceNotNull(), names, table.table());
    CopyTable.check("FORCE_NULL", options.forceNull(), names, table.table());
    conversation.transaction().markQueried();
    conversation.portals().spoolAll();
    CopyIn started = new CopyIn(conversation, table, options, where);
    conversation.send(new CopyResponse(true, options.isBinary(), names.size()));
    table.refuseViewAsTarget();
    started.read();
    conversation.sink().flush();
    return started;
  }

  /** A piece of the data. */
  void data(byte[] bytes) {
    try {
      reader.add(bytes);
      progress.moved(bytes.length);
      read();
    } catch (PgException e) {
      throw e.in(place.now());
    }
  }

  /** The data has ended; how many rows there were. */
  long end() {
    try {
      reader.end();
      read();
    } catch (PgException e) {
      throw e.in(place.now());
    }
    target.flush();
    progress.end();
    if (skipped > 0) {
      notice(
          skipped
              + (skipped == 1 ? " row was" : " rows were")
              + " skipped due to data type incompatibility",
          null);
    }
    return progress.rows();
  }

  private void read() {
    conversation.interrupts().check();
    while (reader.next()) {
      @Nullable Object[] row = row();
      if (row != null) {
        write(row);
        if ((++seen & 0xFF) == 0) {
          conversation.interrupts().check();
        }
      }
    }
  }

  private void write(@Nullable Object[] row) {
    if (rules == null) {
      target.add(row, reader.rowBytes());
    } else {
      NewRow completed = rules.completed(row);
      if (where != null && !where.passes(completed)) {
        progress.exclude();
        return;
      }
      target.add(row, completed, reader.rowBytes());
    }
    progress.row();
  }

  /** The row that the reader stands on; null to leave it out. */
  private @Nullable Object @Nullable [] row() {
    @Nullable Object[] row = values.row(reader.fields(), place);
    if (row == null) {
      skipped++;
    }
    CopyValues.BadValue bad = values.bad();
    if (bad != null && options.verbose()) {
      notice(
          "skipping row due to data type incompatibility at line "
              + reader.line()
              + " for column \""
              + bad.column()
              + "\": \""
              + Excerpt.of(bad.text())
              + "\"",
          place.table());
    }
    return row;
  }

  private void notice(String message, @Nullable String table) {
    Diagnostic notice = Diagnostic.of(Severity.NOTICE, SqlState.SUCCESSFUL_COMPLETION, message);
    conversation.notice(table == null ? notice : notice.inContext("COPY " + table));
  }

  /** What an error of the client's making is told with. */
  PgException failure(PgException e) {
    return e.in(place.now());
  }

  @Override
  public void close() {
    conversation.activity().copying(null);
    target.close();
  }
}
