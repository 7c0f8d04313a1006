package io.irispgwire.session;

import io.irispgwire.error.Diagnostic;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.session.RoutineSql.Row;
import io.irispgwire.sql.routine.Instruction.Diagnostics;
import io.irispgwire.types.PgType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** GET DIAGNOSTICS; PostgreSQL {@code src/pl/plpgsql/src/pl_exec.c}, {@code exec_stmt_getdiag}. */
final class RoutineDiagnostics {
  private final Conversation conversation;
  private final RoutineFrame frame;

  RoutineDiagnostics(Conversation conversation, RoutineFrame frame) {
    this.conversation = conversation;
    this.frame = frame;
  }

  /**
   * @param handled the error that is being handled; null for none
   */
  void tell(Diagnostics diagnostics, @Nullable PgException handled) {
    if (diagnostics.stacked() && handled == null) {
      throw new PgException(
          SqlState.STACKED_DIAGNOSTICS_ACCESSED_WITHOUT_ACTIVE_HANDLER,
          "GET STACKED DIAGNOSTICS cannot be used outside an exception handler");
    }
    for (Diagnostics.Item item : diagnostics.items()) {
      Row row =
          handled != null && diagnostics.stacked()
              ? text(of(handled.diagnostic(), item.name()))
              : item.name().equals("row_count")
                  ? row(PgType.INT8, frame.rowCount())
                  : text(conversation.routines().context());
      frame.assign(frame.scope().require(item.target().names()), row);
    }
  }

  private static @Nullable String of(Diagnostic diagnostic, String name) {
    return switch (name) {
      case "returned_sqlstate" -> diagnostic.code();
      case "message_text" -> diagnostic.message();
      case "pg_exception_detail" -> diagnostic.detail();
      case "pg_exception_hint" -> diagnostic.hint();
      case "pg_exception_context" -> diagnostic.context();
      case "column_name" -> diagnostic.column();
      case "constraint_name" -> diagnostic.constraint();
      case "pg_datatype_name" -> diagnostic.dataType();
      case "table_name" -> diagnostic.table();
      default -> diagnostic.schema();
    };
  }

  private static Row text(@Nullable String value) {
    return row(PgType.TEXT, Objects.requireNonNullElse(value, ""));
  }

  private static Row row(PgType type, Object value) {
    return new Row(List.of("?column?"), List.of(type), List.of(value));
  }
}
