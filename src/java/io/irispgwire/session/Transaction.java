package io.irispgwire.session;

import io.irispgwire.backend.Backend;
import io.irispgwire.error.Diagnostic;
import io.irispgwire.error.PgException;
import io.irispgwire.error.Severity;
import io.irispgwire.error.SqlState;
import io.irispgwire.metrics.DatabaseStatistics;
import io.irispgwire.sql.tree.TransactionControl.Modes;
import io.irispgwire.wire.TransactionStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The transaction of one session: none, one that is implied by a message, a block, or a failed
 * block.
 *
 * <p>The back end takes part only from the first statement that it runs.
 */
final class Transaction {
  /** Microseconds from 1970 to 2000, where PostgreSQL's timestamps start. */
  private static final long EPOCH_MICROS = 946_684_800_000_000L;

  private enum Block {
    NONE,
    /** Of one statement, or of all up to a Sync. */
    IMPLICIT,
    /** Of several statements in one Query: a block to all but its end. */
    IMPLICIT_BLOCK,
    EXPLICIT,
    FAILED
  }

  /** Something that a transaction does beside the back end, and undoes with it. */
  interface Participant {
    /** What has been done so far. */
    int mark();

    /** Undoes what was done since. */
    void undoTo(int mark);

    /** The transaction is over. */
    void end(boolean committed);
  }

  private final DatabaseStatistics statistics;
  private final Backend backend;
  private final Settings settings;
  private final List<Participant> participants;
  private final Savepoints savepoints;
  private final TransactionModes modes;
  private Block block = Block.NONE;
  private boolean backendOpen;
  private boolean wrote;
  private boolean hasQueried;
  private boolean pipelined;
  private boolean endsAtOnce;
  private long startMicros;

  Transaction(
      Backend backend,
      Settings settings,
      List<Participant> participants,
      DatabaseStatistics statistics) {
    this.statistics = statistics;
    this.backend = backend;
    this.settings = settings;
    this.participants = List.copyOf(participants);
    this.savepoints = new Savepoints(backend, settings, participants);
    this.modes = new TransactionModes(settings);
    settings.guard((name, value) -> modes.check(name, value, hasQueried, !savepoints.isEmpty()));
  }

  TransactionStatus status() {
    return switch (block) {
      case NONE, IMPLICIT, IMPLICIT_BLOCK -> TransactionStatus.IDLE;
      case EXPLICIT -> TransactionStatus.IN_TRANSACTION;
      case FAILED -> TransactionStatus.FAILED;
    };
  }

  boolean isBlock() {
    return block == Block.EXPLICIT || block == Block.FAILED;
  }

  /** Whether nothing has been begun, not even by a message. */
  boolean isNone() {
    return block == Block.NONE;
  }

  /** Whether other statements share the transaction by a block, if only by an implicit one. */
  private boolean isShared() {
    return isBlock() || block == Block.IMPLICIT_BLOCK;
  }

  /** PostgreSQL: xact.c, BeginImplicitTransactionBlock: more statements follow in this Query. */
  void implyBlock() {
    ensureStarted();
    if (block == Block.IMPLICIT) {
      block = Block.IMPLICIT_BLOCK;
    }
  }

  /** An Execute has run: another one before Sync shares its transaction. */
  void markPipelined() {
    pipelined = block != Block.NONE;
  }

  /** Whether the statement that has run must not wait for others. */
  boolean endsAtOnce() {
    return endsAtOnce;
  }

  /**
   * PostgreSQL: xact.c, RequireTransactionBlock.
   *
   * @throws PgException 25P01 outside a block
   */
  void requireBlock(String command) {
    if (!isShared()) {
      throw new PgException(SqlState.NO_ACTIVE_SQL_TRANSACTION, onlyInBlock(command));
    }
  }

  /** PostgreSQL: xact.c, WarnNoTransactionBlock; the warning, or null inside a block. */
  @Nullable Diagnostic warningOutsideBlock(String command) {
    return isShared()
        ? null
        : Diagnostic.of(Severity.WARNING, SqlState.NO_ACTIVE_SQL_TRANSACTION, onlyInBlock(command));
  }

  static String onlyInBlock(String command) {
    return command + " can only be used in transaction blocks";
  }

  /**
   * PostgreSQL: xact.c, PreventInTransactionBlock.
   *
   * @throws PgException 25001 where other statements share the transaction
   */
  void refuseInBlock(String command) {
    if (isShared()) {
      throw TransactionModes.active(command + " cannot run inside a transaction block");
    }
    if (pipelined) {
      throw TransactionModes.active(command + " cannot be executed within a pipeline");
    }
    endsAtOnce = true;
  }

  boolean isFailed() {
    return block == Block.FAILED;
  }

  /** Whether ending it now needs the back end. */
  boolean usesBackend() {
    return backendOpen;
  }

  /** now(): microseconds since 2000-01-01 UTC. */
  long startMicros() {
    return startMicros;
  }

  static long currentMicros() {
    java.time.Instant now = java.time.Instant.now();
    return now.getEpochSecond() * 1_000_000 + now.getNano() / 1000 - EPOCH_MICROS;
  }

  /** A statement is about to run: outside a block it starts a transaction of its own. */
  void ensureStarted() {
    if (block == Block.NONE) {
      start(Block.IMPLICIT);
    }
  }

  /** BEGIN. Statements that ran before it in the same message belong to the block. */
  void begin(Modes wanted) {
    if (block == Block.NONE) {
      start(Block.EXPLICIT);
    }
    block = Block.EXPLICIT;
    modes.apply(wanted);
  }

  private void start(Block newBlock) {
    block = newBlock;
    startMicros = currentMicros();
    settings.push();
  }

  TransactionModes modes() {
    return modes;
  }

  /** A query runs: from now on the isolation level stands. */
  void markQueried() {
    hasQueried = true;
  }

  /** The connection, inside a transaction. */
  Backend backend() {
    if (!backendOpen) {
      backend.begin(modes.isReadOnly());
      backendOpen = true;
    }
    return backend;
  }

  /** A statement has written; DDL that commits would commit that too. */
  void markWritten() {
    wrote = true;
  }

  /** What was written since a definition has been undone, and what came before is committed. */
  void markUnwritten() {
    wrote = false;
  }

  boolean hasWritten() {
    return wrote;
  }

  /**
   * DDL has committed what came before it, on a back end that works that way; savepoints are set
   * anew where the transaction now starts.
   */
  void restartAfterDefinition() {
    wrote = false;
    savepoints.setAgain();
  }

  void commit() {
    try {
      if (backendOpen) {
        backend.commit();
      }
    } catch (PgException e) {
      rollback();
      throw e;
    }
    end(true);
  }

  void rollback() {
    try {
      if (backendOpen) {
        backend.rollback();
      }
    } finally {
      end(false);
    }
  }

  private void end(boolean committed) {
    if (block != Block.NONE) {
      (committed ? statistics.commits() : statistics.rollbacks()).increment();
    }
    block = Block.NONE;
    backendOpen = false;
    wrote = false;
    hasQueried = false;
    pipelined = false;
    endsAtOnce = false;
    savepoints.clear();
    settings.endTransaction(committed);
    participants.forEach(participant -> participant.end(committed));
  }

  /** A statement has failed: a block waits for ROLLBACK, anything else is over. */
  void fail() {
    if (isBlock()) {
      if (savepoints.isEmpty() && backendOpen) {
        backend.rollback();
        backendOpen = false;
      }
      if (block != Block.FAILED) {
        settings.restore();
        savepoints.undo();
      }
      block = Block.FAILED;
    } else if (block != Block.NONE) {
      rollback();
    }
  }

  void savepoint(String name, long portals) {
    backend();
    savepoints.set(name, portals);
  }

  /** RELEASE: forgets the savepoint and those set after it. */
  void release(String name) {
    savepoints.release(name);
  }

  /** A part that can be undone by itself; no client can name it. */
  void beginSub(long portals) {
    savepoint("", portals);
  }

  void endSub() {
    release("");
  }

  /**
   * Undoes the innermost part, and ends it.
   *
   * @return the mark of the portals that were there when it began
   */
  long undoSub() {
    long portals = savepoints.backTo("");
    release("");
    return portals;
  }

  /**
   * ROLLBACK TO: undoes what came after the savepoint, which stays.
   *
   * @return the mark of the portals that were there at the savepoint
   */
  long rollbackTo(String name) {
    long portals = savepoints.backTo(name);
    block = Block.EXPLICIT;
    return portals;
  }

  /** What a failed block answers to anything but its end. */
  static PgException aborted() {
    return new PgException(
        SqlState.IN_FAILED_SQL_TRANSACTION,
        "current transaction is aborted, commands ignored until end of transaction block");
  }
}
