package io.irispgwire.session;

import io.irispgwire.copy.CopyOptionReader;
import io.irispgwire.copy.CopyOptions;
import io.irispgwire.encoding.ClientText;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.session.Runner.Outcome;
import io.irispgwire.sql.ParsedStatement;
import io.irispgwire.sql.Parser;
import io.irispgwire.sql.analysis.ResultColumn;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.sql.tree.Statement;
import io.irispgwire.wire.BackendMessage.CopyResponse;
import io.irispgwire.wire.BackendMessage.Signal;
import java.util.List;

/**
 * COPY TO STDOUT: the rows of a table or query, as they come, each in a message of its own;
 * PostgreSQL {@code src/backend/commands/copyto.c}.
 */
final class CopyOut {
  private final Conversation conversation;
  private final Runner runner;

  CopyOut(Conversation conversation, Runner runner) {
    this.conversation = conversation;
    this.runner = runner;
  }

  Outcome run(Statement.Copy copy, ParsedStatement whole) {
    CopyEndpoint.check(copy);
    Table table = null;
    Planned query;
    CopyOptions options;
    if (copy.query() == null) {
      CopyTable source = CopyTable.of(conversation.schema(), copy);
      table = source.table();
      refuseView(table);
      options = CopyOptionReader.read(copy.options(), false, conversation.encoding().name());
      query = plan(Parser.parse(source.query()).get(0), 0);
    } else {
      options = CopyOptionReader.read(copy.options(), false, conversation.encoding().name());
      query = query(copy.query(), whole);
    }
    List<String> columns = query.columns().stream().map(ResultColumn::label).toList();
    CopyTable.check("FORCE_QUOTE", options.forceQuote(), columns, table);
    CopyProgress progress =
        table == null
            ? new CopyProgress("(query)", 0, CopyProgress.Direction.TO)
            : new CopyProgress(table.name(), table.oid(), CopyProgress.Direction.TO);
    return Outcome.done(CommandTag.of(copy), send(query, options, progress));
  }

  private static void refuseView(Table table) {
    if (table.view() || table.isMaterialized()) {
      throw new PgException(
              SqlState.WRONG_OBJECT_TYPE,
              "cannot copy from " + table.kind() + " \"" + table.name() + "\"")
          .withHint("Try the COPY (SELECT ...) TO variant.");
    }
  }

  private Planned query(Statement statement, ParsedStatement whole) {
    if (statement instanceof Query query
        && query.body() instanceof Query.Select select
        && select.into() != null) {
      throw new PgException(SqlState.FEATURE_NOT_SUPPORTED, "COPY (SELECT INTO) is not supported");
    }
    Planned planned =
        plan(
            new ParsedStatement(whole.sql(), statement, whole.parameterCount()),
            -1 - statement.span().position()); // the text's own statements count from 0
    Commands.refuseParameters(planned);
    if (!planned.returnsRows()) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED, "COPY query must have a RETURNING clause");
    }
    return planned;
  }

  private Planned plan(ParsedStatement statement, int index) {
    return conversation
        .services()
        .plans()
        .plan(
            statement,
            index,
            List.of(),
            conversation.schema(),
            conversation.settings().textStyle());
  }

  private long send(Planned query, CopyOptions options, CopyProgress progress) {
    RowSource rows = runner.start(query, List.of()).rows();
    try (RowSource source = rows == null ? RowSource.EMPTY : rows) {
      conversation.activity().copying(progress);
      conversation.send(new CopyResponse(false, options.isBinary(), query.columns().size()));
      CopyRows writer = writer(query.columns(), options, progress);
      writer.begin();
      Interrupts interrupts = conversation.interrupts();
      while (source.next()) {
        source.write(writer);
        progress.row();
        if ((progress.rows() & 0xFF) == 0) {
          interrupts.check();
        }
      }
      writer.end();
      conversation.send(Signal.COPY_DONE);
      progress.end();
      conversation.services().metrics().volumes().copiedOut().add(progress.rows());
      return progress.rows();
    } finally {
      conversation.activity().copying(null);
    }
  }

  private CopyRows writer(List<ResultColumn> columns, CopyOptions options, CopyProgress progress) {
    ColumnWriter[] writers = new ColumnWriter[columns.size()];
    for (int i = 0; i < writers.length; i++) {
      writers[i] =
          new ColumnWriter(
              columns.get(i).type(),
              options.isBinary(),
              conversation.environment(List.of()),
              options.isBinary() ? conversation.encoding().current() : ClientText.UTF8);
    }
    return options.isBinary()
        ? new BinaryCopyRows(conversation.sink(), writers, progress)
        : new LineCopyRows(conversation.sink(), writers, columns, options, progress);
  }
}
