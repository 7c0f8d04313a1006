package io.irispgwire.console;

import io.irispgwire.auth.AuditLog;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.session.Console.Answer;
import io.irispgwire.session.Console.Caller;
import io.irispgwire.session.Pause;
import io.irispgwire.session.Peers;
import io.irispgwire.session.SessionServices;
import io.irispgwire.session.SessionView;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What changes something. Each stands in the log of audits. */
record Orders(SessionServices services, Caller caller, String namespace) {
  /** PAUSE looks so often whether the last transaction has ended. */
  private static final double LOOK_SECONDS = 0.01;

  Answer run(Command command) {
    if (command instanceof Command.Reload) {
      return reload();
    }
    if (command instanceof Command.Pause pause) {
      return pause(pause.database());
    }
    if (command instanceof Command.Resume resume) {
      return resume(resume.database());
    }
    return command instanceof Command.Kill kill
        ? kill(kill.database())
        : killClient(((Command.KillClient) command).processId());
  }

  private Answer reload() {
    audit("RELOAD", 0);
    if (!services.gate().administration().reload()) {
      throw new PgException(SqlState.CONFIG_FILE_ERROR, "not reloaded; the log says why");
    }
    return Answer.done("RELOAD");
  }

  /** Returns when no transaction runs; one that is cancelled has not happened. */
  private Answer pause(Optional<String> database) {
    database.ifPresent(this::requireKnown);
    audit("PAUSE", 0);
    if (!database.map(pause()::begin).orElseGet(pause()::begin)) {
      throw wrongState("already paused");
    }
    Predicate<SessionView> concerned =
        view -> database.isEmpty() || view.database().equals(database.get());
    boolean done = false;
    try {
      while (services.peers().views().stream().anyMatch(v -> concerned.test(v) && !v.isQuiet())) {
        caller.pause().accept(LOOK_SECONDS);
      }
      done = true;
    } finally {
      if (!done) {
        boolean unused = database.map(pause()::end).orElseGet(pause()::end);
      }
    }
    services.backends().closeIdle();
    return Answer.done("PAUSE");
  }

  private Answer resume(Optional<String> database) {
    database.ifPresent(this::requireKnown);
    audit("RESUME", 0);
    if (!database.map(pause()::end).orElseGet(pause()::end)) {
      throw wrongState("not paused");
    }
    return Answer.done("RESUME");
  }

  /** Ends all sessions of a database, which is then paused. */
  private Answer kill(String database) {
    requireKnown(database);
    audit("KILL", 0);
    boolean unused = pause().begin(database);
    services.peers().views().stream()
        .filter(view -> view.database().equals(database))
        .forEach(view -> services.peers().terminate(view.processId()));
    return Answer.done("KILL");
  }

  private Answer killClient(int processId) {
    Peers peers = services.peers();
    if (!peers.terminate(processId)) {
      throw new PgException(SqlState.UNDEFINED_OBJECT, "there is no client " + processId);
    }
    audit("KILL_CLIENT", processId);
    return Answer.done("KILL_CLIENT");
  }

  private Pause pause() {
    return services.peers().pause();
  }

  /** PgBouncer: admin.c, "no such database". */
  private void requireKnown(String database) {
    if (!databases(services, namespace).contains(database)) {
      throw new PgException(SqlState.INVALID_CATALOG_NAME, "no such database: " + database);
    }
  }

  /** The configured one, and those that somebody has connected to. */
  static Set<String> databases(SessionServices services, String namespace) {
    Set<String> names = new java.util.TreeSet<>(services.metrics().databases().names());
    names.addAll(List.of(namespace));
    return names;
  }

  private static PgException wrongState(String message) {
    return new PgException(SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE, message);
  }

  private void audit(String action, int target) {
    AuditLog.acted(action, caller.user(), caller.processId(), target);
  }
}
