package io.irispgwire.session;

import io.irispgwire.error.Diagnostic;
import io.irispgwire.error.PgException;
import io.irispgwire.error.Severity;
import io.irispgwire.error.SqlState;
import io.irispgwire.session.RoutineSql.Row;
import io.irispgwire.sql.routine.Instruction.Raise;
import io.irispgwire.types.SqlType;
import io.irispgwire.wire.BackendMessage.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** RAISE; the client hears of a notice at once. */
final class RoutineMessages {
  private final Conversation conversation;
  private final Function<String, Row> evaluate;

  RoutineMessages(Conversation conversation, Function<String, Row> evaluate) {
    this.conversation = conversation;
    this.evaluate = evaluate;
  }

  void raise(Raise raise) {
    boolean isError = raise.level().equals("EXCEPTION");
    SqlState state =
        isError
            ? SqlState.RAISE_EXCEPTION
            : raise.level().equals("WARNING") ? SqlState.WARNING : SqlState.SUCCESSFUL_COMPLETION;
    String message = message(raise);
    String detail = null;
    String hint = null;
    for (Raise.Option option : raise.options()) {
      String value = text(option.expression());
      if (value == null) {
        throw new PgException(
            SqlState.NULL_VALUE_NOT_ALLOWED, "RAISE statement option cannot be null");
      }
      switch (option.name()) {
        case "ERRCODE" -> state = state(value);
        case "DETAIL" -> detail = value;
        case "HINT" -> hint = value;
        case "MESSAGE" ->
            throw new PgException(SqlState.SYNTAX_ERROR, "RAISE option already specified: MESSAGE");
        default ->
            throw new PgException(
                SqlState.FEATURE_NOT_SUPPORTED,
                "RAISE option " + option.name() + " is not supported");
      }
    }
    if (isError) {
      PgException e = new PgException(state, message);
      e = detail == null ? e : e.withDetail(detail);
      throw hint == null ? e : e.withHint(hint);
    }
    Severity severity = Severity.valueOf(raise.level());
    Diagnostic notice = Diagnostic.of(severity, state, message).withDetail(detail).withHint(hint);
    if (severity == Severity.INFO) {
      conversation.send(new Response(notice)); // whatever client_min_messages says
    } else {
      conversation.notice(notice);
    }
    conversation.sink().flush();
  }

  private String message(Raise raise) {
    List<String> values = new ArrayList<>();
    for (String argument : raise.arguments()) {
      String value = text(argument);
      values.add(value == null ? "<NULL>" : value);
    }
    StringBuilder message = new StringBuilder();
    int next = 0;
    String format = raise.format();
    for (int i = 0; i < format.length(); i++) {
      if (format.charAt(i) != '%') {
        message.append(format.charAt(i));
      } else if (i + 1 < format.length() && format.charAt(i + 1) == '%') {
        message.append('%');
        i++;
      } else if (next < values.size()) {
        message.append(values.get(next++));
      } else {
        throw new PgException(SqlState.SYNTAX_ERROR, "too few parameters specified for RAISE");
      }
    }
    if (next < values.size()) {
      throw new PgException(SqlState.SYNTAX_ERROR, "too many parameters specified for RAISE");
    }
    return message.toString();
  }

  private @Nullable String text(String expression) {
    Row row = evaluate.apply(expression);
    Object value = row.values().get(0);
    return value == null
        ? null
        : RowText.of(SqlType.of(row.types().get(0)), value, conversation.environment(List.of()));
  }

  /** A code of five characters, or the name of a condition. */
  private static SqlState state(String written) {
    for (SqlState state : SqlState.values()) {
      if (state.code().equals(written) || state.name().toLowerCase(Locale.ROOT).equals(written)) {
        return state;
      }
    }
    throw new PgException(
        SqlState.FEATURE_NOT_SUPPORTED, "RAISE with ERRCODE " + written + " is not supported");
  }
}
