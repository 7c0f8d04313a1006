package io.irispgwire.sql;

import io.irispgwire.sql.tree.Definition;
import io.irispgwire.sql.tree.QualifiedName;
import io.irispgwire.sql.tree.Query.With;
import io.irispgwire.sql.tree.SessionCommand;
import io.irispgwire.sql.tree.Statement;
import java.util.ArrayList;
import java.util.List;

/** Which statement begins here. */
final class Statements {
  private final TokenStream in;
  private final Grammar grammar;

  Statements(Grammar grammar) {
    this.in = grammar.in;
    this.grammar = grammar;
  }

  Statement statement() {
    return switch (in.current().tag()) {
      case "begin", "start" -> grammar.transactions.begin();
      case "commit", "end" -> grammar.transactions.commit();
      case "rollback", "abort" -> grammar.transactions.rollback();
      case "savepoint" -> grammar.transactions.savepoint();
      case "release" -> grammar.transactions.release();
      case "set" -> set();
      case "show" -> grammar.settings.show();
      case "reset" -> grammar.settings.reset();
      case "prepare" -> grammar.cursors.prepare();
      case "execute" -> grammar.cursors.execute();
      case "deallocate" -> grammar.cursors.deallocate();
      case "declare" -> grammar.cursors.declare();
      case "fetch", "move" -> grammar.cursors.fetch();
      case "close" -> grammar.cursors.close();
      default -> utility();
    };
  }

  private Statement utility() {
    return switch (in.current().tag()) {
      case "explain" -> grammar.utilities.explain();
      case "copy" -> grammar.copies.copy();
      case "discard" -> grammar.utilities.discard();
      case "listen" -> grammar.utilities.listen();
      case "unlisten" -> grammar.utilities.unlisten();
      case "notify" -> grammar.utilities.sendNotification();
      case "vacuum" -> grammar.utilities.vacuum();
      case "analyze", "analyse" -> grammar.utilities.analyze();
      case "checkpoint", "cluster", "reindex" -> grammar.utilities.maintenance();
      case "load" -> grammar.utilities.load();
      case "do" -> grammar.utilities.block();
      case "lock" -> grammar.definitions.lock();
      case "truncate" -> grammar.definitions.truncate();
      case "create" -> grammar.definitions.create();
      case "drop" -> grammar.drops.drop();
      case "alter" -> alter();
      case "refresh" -> grammar.materializedViews.refresh();
      case "comment", "call", "grant", "revoke", "security", "reassign", "import" ->
          grammar.otherCommands.command();
      default -> preparable();
    };
  }

  /** SET CONSTRAINTS is a command of its own. */
  private Statement set() {
    if (!in.at("set", "constraints")) {
      return grammar.settings.set();
    }
    int start = in.start();
    in.take();
    in.take();
    List<QualifiedName> names = new ArrayList<>();
    if (!in.accept("all")) {
      do {
        names.add(grammar.names.qualified());
      } while (in.accept(","));
    }
    boolean deferred = in.accept("deferred");
    if (!deferred) {
      in.expect("immediate");
    }
    return new SessionCommand.SetConstraints(in.from(start), names, deferred);
  }

  private Statement alter() {
    int start = in.start();
    in.take();
    Definition owned = grammar.owners.change(start);
    if (owned != null) {
      return owned;
    }
    if (in.at("sequence")) {
      return grammar.sequences.alter(start);
    }
    if (in.at("type")) {
      return grammar.userTypes.alter(start);
    }
    if (in.at("domain")) {
      return grammar.domains.alter(start);
    }
    boolean one = (in.at("table") && !in.peek(1).is("all")) || isMaterializedView();
    return one ? grammar.alterations.table(start) : grammar.otherCommands.afterVerb(start, "ALTER");
  }

  private boolean isMaterializedView() {
    return in.at("materialized", "view") && !in.peek(2).is("all");
  }

  /** PreparableStmt: a query, INSERT, UPDATE, DELETE or MERGE. */
  Statement preparable() {
    int start = in.start();
    return switch (in.current().tag()) {
      case "with" -> with(start);
      case "insert" -> grammar.modifications.insert(start, null);
      case "update" -> grammar.modifications.update(start, null);
      case "delete" -> grammar.modifications.delete(start, null);
      case "merge" -> grammar.merges.merge(start, null);
      default -> grammar.queries.query();
    };
  }

  private Statement with(int start) {
    in.enter();
    With with = grammar.commonTables.with();
    Statement statement = afterWith(start, with);
    in.leave();
    return statement;
  }

  private Statement afterWith(int start, With with) {
    return switch (in.current().tag()) {
      case "insert" -> grammar.modifications.insert(start, with);
      case "update" -> grammar.modifications.update(start, with);
      case "delete" -> grammar.modifications.delete(start, with);
      case "merge" -> grammar.merges.merge(start, with);
      default -> grammar.queries.afterWith(start, with);
    };
  }
}
