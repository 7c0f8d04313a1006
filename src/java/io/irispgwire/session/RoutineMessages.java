package io.irispgwire.session;

import io.irispgwire.error.Diagnostic;
import io.irispgwire.error.PgException;
import io.irispgwire.error.Severity;
import io.irispgwire.error.SqlState;
import io.irispgwire.session.RoutineSql.Row;
import io.irispgwire.sql.routine.Condition;
import io.irispgwire.sql.routine.Instruction.Assert;
import io.irispgwire.sql.routine.Instruction.Raise;
import io.irispgwire.types.SqlType;
import io.irispgwire.wire.BackendMessage.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** RAISE; the client hears of a notice at once. */
final class RoutineMessages {
  private static final Set<String> OPTIONS =
      Set.of("ERRCODE", "MESSAGE", "DETAIL", "HINT", "SCHEMA", "TABLE", "COLUMN", "CONSTRAINT");

  private final Conversation conversation;
  private final Function<String, Row> evaluate;

  RoutineMessages(Conversation conversation, Function<String, Row> evaluate) {
    this.conversation = conversation;
    this.evaluate = evaluate;
  }

  void raise(Raise raise) {
    Map<String, String> options = options(raise);
    String code = options.get("ERRCODE");
    Condition condition = code == null ? raise.condition() : Condition.of(code);
    String format = raise.format();
    String message = format == null ? options.get("MESSAGE") : message(format, raise.arguments());
    PgException e = error(raise.level(), condition, message);
    String detail = options.get("DETAIL");
    String hint = options.get("HINT");
    e = detail == null ? e : e.withDetail(detail);
    e = hint == null ? e : e.withHint(hint);
    e =
        e.about(
                options.get("SCHEMA"),
                options.get("TABLE"),
                options.get("COLUMN"),
                options.get("CONSTRAINT"))
            .from("exec_stmt_raise");
    if (raise.level().equals("EXCEPTION")) {
      throw e;
    }
    tell(e.diagnostic().withSeverity(Severity.valueOf(raise.level())));
  }

  private static PgException error(
      String level, @Nullable Condition condition, @Nullable String message) {
    if (condition != null) {
      return condition.error(message == null ? condition.name() : message);
    }
    SqlState state =
        switch (level) {
          case "EXCEPTION" -> SqlState.RAISE_EXCEPTION;
          case "WARNING" -> SqlState.WARNING;
          default -> SqlState.SUCCESSFUL_COMPLETION;
        };
    return new PgException(state, message == null ? state.code() : message);
  }

  private void tell(Diagnostic said) {
    Diagnostic notice = said.passing(conversation.routines().context());
    if (notice.severity() == Severity.INFO) {
      conversation.send(new Response(notice)); // whatever client_min_messages says
    } else {
      conversation.notice(notice);
    }
    conversation.sink().flush();
  }

  private Map<String, String> options(Raise raise) {
    Map<String, String> options = new HashMap<>();
    for (Raise.Option option : raise.options()) {
      String value = text(option.expression());
      if (value == null) {
        throw new PgException(
            SqlState.NULL_VALUE_NOT_ALLOWED, "RAISE statement option cannot be null");
      }
      if (!OPTIONS.contains(option.name())) {
        throw new PgException(
            SqlState.FEATURE_NOT_SUPPORTED, "RAISE option " + option.name() + " is not supported");
      }
      boolean said =
          (option.name().equals("MESSAGE") && raise.format() != null)
              || (option.name().equals("ERRCODE") && raise.condition() != null);
      if (said || options.put(option.name(), value) != null) {
        throw new PgException(
            SqlState.SYNTAX_ERROR, "RAISE option already specified: " + option.name());
      }
    }
    return options;
  }

  /** ASSERT. */
  void check(Assert assertion) {
    if (Boolean.TRUE.equals(evaluate.apply(assertion.condition()).values().get(0))) {
      return;
    }
    String written = assertion.message();
    String message = written == null ? null : text(written);
    throw new PgException(SqlState.ASSERT_FAILURE, message == null ? "assertion failed" : message);
  }

  private String message(String format, List<String> arguments) {
    List<String> values = new ArrayList<>();
    for (String argument : arguments) {
      String value = text(argument);
      values.add(value == null ? "<NULL>" : value);
    }
    StringBuilder message = new StringBuilder();
    int next = 0;
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
}
