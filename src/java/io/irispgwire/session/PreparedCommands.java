package io.irispgwire.session;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.eval.Environment;
import io.irispgwire.eval.Evaluator;
import io.irispgwire.session.PreparedStatements.Planning;
import io.irispgwire.session.PreparedStatements.PreparedStatement;
import io.irispgwire.session.Runner.Outcome;
import io.irispgwire.sql.ParsedStatement;
import io.irispgwire.sql.analysis.Analysis;
import io.irispgwire.sql.analysis.Analyzer;
import io.irispgwire.sql.analysis.ResultColumn;
import io.irispgwire.sql.analysis.TypeNames;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.SessionCommand;
import io.irispgwire.sql.tree.TypeName;
import io.irispgwire.types.PgType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** PREPARE, EXECUTE, DEALLOCATE; PostgreSQL {@code src/backend/commands/prepare.c}. */
final class PreparedCommands {
  private final Conversation conversation;
  private final Runner runner;

  PreparedCommands(Conversation conversation, Runner runner) {
    this.conversation = conversation;
    this.runner = runner;
  }

  static List<ResultColumn> columns(Conversation conversation, SessionCommand.Execute command) {
    return planned(conversation, command).columns();
  }

  private static Planned planned(Conversation conversation, SessionCommand.Execute command) {
    PreparedStatement statement = conversation.statements().get(command.name().value());
    Planned planned = statement.current();
    if (planned == null) {
      throw new PgException(
          SqlState.INVALID_SQL_STATEMENT_NAME, "an empty statement cannot be executed");
    }
    return planned;
  }

  /** What EXPLAIN is about: EXECUTE stands for the statement that was prepared. */
  static Planned explained(Conversation conversation, Planned planned) {
    if (!(planned.plan() instanceof Plan.Local local)) {
      return planned;
    }
    if (local.inner() != null) {
      return local.inner();
    }
    return local.command() instanceof SessionCommand.Execute execute
        ? planned(conversation, execute)
        : planned;
  }

  Outcome prepare(SessionCommand.Prepare command, ParsedStatement whole) {
    List<Integer> oids = new ArrayList<>();
    for (TypeName type : command.types()) {
      oids.add(TypeNames.resolve(type, conversation.schema()).type().oid());
    }
    ParsedStatement inner =
        new ParsedStatement(whole.sql(), command.statement(), whole.parameterCount());
    PlanCache plans = conversation.services().plans();
    int index = -1 - command.span().position(); // the text's own statements count from 0
    Planning planning =
        given ->
            plans.plan(
                inner, index, given, conversation.schema(), conversation.settings().textStyle());
    conversation
        .statements()
        .add(
            new PreparedStatement(
                command.name().value(),
                whole.sql(),
                planning.plan(oids),
                planning,
                conversation.statementMicros(),
                true));
    return Outcome.done(CommandTag.of(command), 0);
  }

  Outcome execute(SessionCommand.Execute command, ParsedStatement whole) {
    Planned planned = planned(conversation, command);
    List<PgType> types = planned.parameterTypes();
    if (command.arguments().size() != types.size()) {
      throw new PgException(
              SqlState.SYNTAX_ERROR,
              "wrong number of parameters for prepared statement \"" + command.name() + "\"")
          .withDetail(
              "Expected "
                  + types.size()
                  + " parameters but got "
                  + command.arguments().size()
                  + ".");
    }
    return runner.start(planned, arguments(command, types, whole));
  }

  /** The arguments' values, as the parameters have them. */
  private List<@Nullable Object> arguments(
      SessionCommand.Execute command, List<PgType> types, ParsedStatement whole) {
    List<@Nullable Object> values = new ArrayList<>();
    Analysis analysis =
        new Analyzer(conversation.schema(), conversation.settings().textStyle())
            .analyzeArguments(whole, command.arguments(), types);
    Environment environment = conversation.environment(List.of());
    for (Expression argument : command.arguments()) {
      values.add(Evaluator.scalar(analysis, argument).value(environment));
    }
    return values;
  }

  Outcome deallocate(SessionCommand.Deallocate command) {
    if (command.name() == null) {
      conversation.statements().clear();
    } else if (!conversation.statements().remove(command.name().value())) {
      throw new PgException(
          SqlState.INVALID_SQL_STATEMENT_NAME,
          "prepared statement \"" + command.name() + "\" does not exist");
    }
    return Outcome.done(CommandTag.of(command), 0);
  }
}
