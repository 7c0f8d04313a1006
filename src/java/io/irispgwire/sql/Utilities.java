package io.irispgwire.sql;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.Token.Kind;
import io.irispgwire.sql.tree.CommandOption;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.SessionCommand;
import io.irispgwire.sql.tree.SessionCommand.Discard;
import io.irispgwire.sql.tree.SessionCommand.Notification;
import io.irispgwire.sql.tree.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** EXPLAIN, DISCARD, LISTEN and NOTIFY, and maintenance. */
final class Utilities {
  private final TokenStream in;
  private final Grammar grammar;

  Utilities(Grammar grammar) {
    this.in = grammar.in;
    this.grammar = grammar;
  }

  SessionCommand discard() {
    int start = in.start();
    in.take();
    Discard.Kind kind =
        switch (in.current().tag()) {
          case "all" -> Discard.Kind.ALL;
          case "plans" -> Discard.Kind.PLANS;
          case "sequences" -> Discard.Kind.SEQUENCES;
          case "temp", "temporary" -> Discard.Kind.TEMP;
          default -> throw in.unexpected();
        };
    in.take();
    return new Discard(in.from(start), kind);
  }

  SessionCommand listen() {
    int start = in.start();
    in.take();
    Name channel = grammar.names.column();
    return new Notification(in.from(start), Notification.Kind.LISTEN, channel, null);
  }

  SessionCommand unlisten() {
    int start = in.start();
    in.take();
    @Nullable Name channel = in.accept("*") ? null : grammar.names.column();
    return new Notification(in.from(start), Notification.Kind.UNLISTEN, channel, null);
  }

  SessionCommand sendNotification() {
    int start = in.start();
    in.take();
    Name channel = grammar.names.column();
    @Nullable String payload = in.accept(",") ? in.string() : null;
    return new Notification(in.from(start), Notification.Kind.NOTIFY, channel, payload);
  }

  Statement explain() {
    int start = in.start();
    in.take();
    List<CommandOption> options = new ArrayList<>();
    if (in.at("(") && !grammar.modifications.startsQuery()) {
      options.addAll(grammar.options.list());
    } else {
      Token word = in.current();
      if (in.accept("analyze") || in.accept("analyse")) {
        options.add(new CommandOption(word.span(), "analyze", ""));
      }
      word = in.current();
      if (in.accept("verbose")) {
        options.add(new CommandOption(word.span(), "verbose", ""));
      }
    }
    Statement statement = explainable();
    return new Statement.Explain(in.from(start), options, statement);
  }

  private Statement explainable() {
    return switch (in.current().tag()) {
      case "declare" -> grammar.cursors.declare();
      case "execute" -> grammar.cursors.execute();
      case "create", "refresh" -> grammar.definitions.explainable();
      default -> grammar.statements.preparable();
    };
  }

  SessionCommand vacuum() {
    int start = in.start();
    in.take();
    if (in.at("(")) {
      grammar.options.list();
    } else {
      in.accept("full");
      in.accept("freeze");
      in.accept("verbose");
      if (!in.accept("analyze")) {
        in.accept("analyse");
      }
    }
    relations();
    return new SessionCommand.Maintenance(in.from(start), "VACUUM");
  }

  SessionCommand analyze() {
    int start = in.start();
    in.take();
    if (in.at("(")) {
      grammar.options.list();
    } else {
      in.accept("verbose");
    }
    relations();
    return new SessionCommand.Maintenance(in.from(start), "ANALYZE");
  }

  private void relations() {
    if (in.at(Kind.END) || in.at(";")) {
      return;
    }
    do {
      grammar.fromItems.relation();
      grammar.names.optionalColumns();
    } while (in.accept(","));
  }

  /** LOAD: there are no libraries but those whose functions are here. */
  SessionCommand load() {
    int start = in.start();
    in.take();
    return new SessionCommand.Load(in.from(start), grammar.primaries.stringLiteral().value());
  }

  /** DO. */
  SessionCommand block() {
    int start = in.start();
    in.take();
    String language = null;
    String body = null;
    do {
      boolean again;
      int place = in.start() + 1;
      if (in.accept("language")) {
        again = language != null;
        language = in.at(Kind.STRING) ? in.string() : grammar.names.any().value();
      } else {
        again = body != null;
        body = in.string();
      }
      if (again) {
        throw new PgException(SqlState.SYNTAX_ERROR, "conflicting or redundant options").at(place);
      }
    } while (!in.at(Kind.END) && !in.at(";"));
    if (body == null) {
      throw new PgException(SqlState.SYNTAX_ERROR, "no inline code specified");
    }
    return new SessionCommand.Do(in.from(start), language == null ? "plpgsql" : language, body);
  }

  /** CHECKPOINT, CLUSTER, REINDEX. */
  SessionCommand maintenance() {
    int start = in.start();
    String tag = in.take().text().toUpperCase(Locale.ROOT);
    if (!tag.equals("CHECKPOINT")) {
      grammar.skipping.statement();
    }
    return new SessionCommand.Maintenance(in.from(start), tag);
  }
}
