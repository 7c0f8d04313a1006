package io.irispgwire.session;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.TransactionControl.Modes;

/**
 * What a transaction is: its isolation, whether it may write. Settings hold that; here is when they
 * may change.
 *
 * <p>Source of the rules: PostgreSQL {@code src/backend/commands/variable.c}.
 */
record TransactionModes(Settings settings) {
  /** SET TRANSACTION and the modes of BEGIN. */
  void apply(Modes modes) {
    if (modes.isolation() != null) {
      settings.set("transaction_isolation", modes.isolation(), true);
    }
    if (modes.readOnly() != null) {
      settings.set("transaction_read_only", modes.readOnly() ? "on" : "off", true);
    }
    if (modes.deferrable() != null) {
      settings.set("transaction_deferrable", modes.deferrable() ? "on" : "off", true);
    }
  }

  /**
   * What a transaction is may change only at its beginning; {@link Settings.Guard}.
   *
   * @param hasQueried whether a query has run in it
   * @param inSavepoint whether there is a savepoint
   */
  void check(String name, String value, boolean hasQueried, boolean inSavepoint) {
    boolean changes = !value.equals(settings.get(name));
    if (!changes || (isReadOnlySetting(name) && value.equals("on"))) {
      return;
    }
    if (hasQueried) {
      checkBeforeQueries(name, value);
    }
    if (inSavepoint) {
      throw active(
          switch (name) {
            case "transaction_isolation" ->
                "SET TRANSACTION ISOLATION LEVEL must not be called in a subtransaction";
            case "transaction_deferrable" ->
                "SET TRANSACTION [NOT] DEFERRABLE cannot be called within a subtransaction";
            default -> "cannot set transaction read-write mode inside a read-only transaction";
          });
    }
  }

  /**
   * PostgreSQL: variable.c, check_XactIsoLevel and its kin.
   *
   * @throws PgException 25001 for a change that comes too late once a query has run
   */
  static void checkBeforeQueries(String name, String value) {
    if (isReadOnlySetting(name) && value.equals("on")) {
      return;
    }
    throw active(
        switch (name) {
          case "transaction_isolation" ->
              "SET TRANSACTION ISOLATION LEVEL must be called before any query";
          case "transaction_deferrable" ->
              "SET TRANSACTION [NOT] DEFERRABLE must be called before any query";
          default -> "transaction read-write mode must be set before any query";
        });
  }

  private static boolean isReadOnlySetting(String name) {
    return name.equals("transaction_read_only");
  }

  static PgException active(String message) {
    return new PgException(SqlState.ACTIVE_SQL_TRANSACTION, message);
  }

  Modes current() {
    return new Modes(
        settings.get("transaction_isolation"),
        isReadOnly(),
        settings.isOn("transaction_deferrable"));
  }

  boolean isReadOnly() {
    return settings.isOn("transaction_read_only");
  }

  /** Refuses to write in a read-only transaction. */
  void checkWritable(String command) {
    if (isReadOnly()) {
      throw new PgException(
          SqlState.READ_ONLY_SQL_TRANSACTION,
          "cannot execute " + command + " in a read-only transaction");
    }
  }
}
