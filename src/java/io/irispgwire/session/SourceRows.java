package io.irispgwire.session;

import io.irispgwire.backend.Backend;
import io.irispgwire.backend.Prepared;
import io.irispgwire.sql.Translation.Operand;
import io.irispgwire.sql.Translation.SourceValue;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a {@link Step.Kind#SOURCE}, and their values where a step has places for them. */
final class SourceRows {
  private SourceRows() {}

  /** Reads the rows that {@code insert} takes, so that what it inserts is not among them. */
  static Spool read(
      Conversation conversation, Backend backend, Operands operands, Step source, Step insert) {
    List<SqlType> columns = new ArrayList<>();
    for (Operand operand : insert.operands()) {
      if (operand instanceof SourceValue value) {
        columns.add(SqlType.of(value.type()));
      }
    }
    Spool spool = conversation.portals().spool(columns.stream().map(SqlType::type).toList());
    try (BackendRows rows = new BackendRows(Runner.prepare(backend, source, operands), columns)) {
      while (rows.next()) {
        spool.add(rows);
      }
      return spool;
    } catch (RuntimeException e) {
      spool.close();
      throw e;
    }
  }

  static void bind(Prepared prepared, Step step, @Nullable Object[] row) {
    for (int i = 0; i < step.operands().size(); i++) {
      if (step.operands().get(i) instanceof SourceValue value) {
        prepared.bind(i, value.type(), row[value.column()]);
      }
    }
  }
}
