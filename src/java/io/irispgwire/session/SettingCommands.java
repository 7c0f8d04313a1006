package io.irispgwire.session;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.session.Runner.Outcome;
import io.irispgwire.sql.analysis.ResultColumn;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.SessionCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** SET, SHOW, RESET, and the maintenance commands that have nothing to do here. */
final class SettingCommands {
  /** Settings that are lists (GUC_LIST_INPUT): their items are joined by commas. */
  private static final Set<String> LISTS =
      Set.of(
          "datestyle",
          "search_path",
          "temp_tablespaces",
          "session_preload_libraries",
          "local_preload_libraries");

  private static final Set<String> QUOTED_LISTS = Set.of("search_path", "temp_tablespaces");

  private static final String LIBRARIES = "$libdir/";
  private static final Set<String> LOADED = Set.of("plpgsql", "vector");

  private final Conversation conversation;

  SettingCommands(Conversation conversation) {
    this.conversation = conversation;
  }

  /**
   * What SHOW returns.
   *
   * @throws PgException 42704 for a name nobody knows
   */
  static List<ResultColumn> columns(Settings settings, SessionCommand.Show show) {
    if (show.name().equals("all")) {
      return List.of(
          LocalCommands.textColumn("name"),
          LocalCommands.textColumn("setting"),
          LocalCommands.textColumn("description"));
    }
    settings.get(show.name());
    SettingDefinition setting = SettingDefinition.find(show.name());
    return List.of(LocalCommands.textColumn(setting == null ? show.name() : setting.name()));
  }

  Outcome run(SessionCommand command) {
    CommandTag tag = CommandTag.of(command);
    if (command instanceof SessionCommand.Show show) {
      return new Outcome(tag, 0, new EvaluatedRows(show(show).iterator()));
    }
    if (command instanceof SessionCommand.Set set) {
      set(set);
    } else if (command instanceof SessionCommand.Reset reset) {
      if (reset.name().equals("all")) {
        conversation.settings().resetAll();
      } else {
        conversation.settings().reset(reset.name(), false);
      }
    } else if (command instanceof SessionCommand.Load load) {
      load(load.library());
    } else if (tag.name().equals("VACUUM")) {
      conversation.transaction().refuseInBlock("VACUUM");
    }
    return Outcome.done(tag, 0);
  }

  /** What the libraries bring is here from the start. */
  private static void load(String library) {
    String name = library.startsWith(LIBRARIES) ? library.substring(LIBRARIES.length()) : library;
    if (!LOADED.contains(name)) {
      throw new PgException(
          SqlState.UNDEFINED_FILE,
          "could not access file \"" + library + "\": No such file or directory");
    }
  }

  private List<@Nullable Object[]> show(SessionCommand.Show show) {
    Settings settings = conversation.settings();
    if (!show.name().equals("all")) {
      return List.<@Nullable Object[]>of(new @Nullable Object[] {settings.get(show.name())});
    }
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (SettingDefinition setting : SettingDefinition.all()) {
      rows.add(
          new @Nullable Object[] {
            setting.name(), settings.get(setting.name()), setting.description()
          });
    }
    return rows;
  }

  private void set(SessionCommand.Set set) {
    Settings settings = conversation.settings();
    if (set.local()) {
      conversation.warnOutsideBlock("SET LOCAL");
    }
    if (set.values() == null) {
      settings.reset(set.name(), set.local());
    } else {
      settings.set(set.name(), value(set.name(), set.values()), set.local());
    }
  }

  private static String value(String name, List<Expression> values) {
    if (!LISTS.contains(name) && values.size() > 1) {
      throw new PgException(
          SqlState.INVALID_PARAMETER_VALUE, "SET " + name + " takes only one argument");
    }
    List<String> texts = new ArrayList<>();
    for (Expression value : values) {
      String text = text(value);
      texts.add(QUOTED_LISTS.contains(name) ? quoteIdentifier(text) : text);
    }
    return String.join(", ", texts);
  }

  private static String text(Expression value) {
    if (value instanceof Expression.Literal literal) {
      return literal.value();
    }
    if (value instanceof Expression.ColumnRef word) {
      return word.last().value();
    }
    if (value instanceof Expression.Cast cast) {
      String operand = text(cast.operand());
      return cast.type().name().last().value().equals("interval")
          ? "INTERVAL '" + operand + "'" // SET TIME ZONE INTERVAL, as flatten_set_variable_args
          : operand;
    }
    if (value instanceof Expression.Operation minus
        && minus.left() == null
        && minus.operator().equals("-")) {
      return "-" + text(minus.right());
    }
    throw new PgException(SqlState.SYNTAX_ERROR, "SET takes a constant")
        .at(value.span().position());
  }

  /** As quote_identifier: quotes only where folding or a special character asks for it. */
  private static String quoteIdentifier(String name) {
    boolean plain = !name.isEmpty() && !Character.isDigit(name.charAt(0));
    for (int i = 0; plain && i < name.length(); i++) {
      char c = name.charAt(i);
      plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    }
    return plain ? name : "\"" + name.replace("\"", "\"\"") + "\"";
  }
}
