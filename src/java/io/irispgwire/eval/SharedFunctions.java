package io.irispgwire.eval;

import static io.irispgwire.eval.TextFunctions.nonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Advisory locks and notifications (manual sections 9.27.10 and SQL NOTIFY). */
final class SharedFunctions {
  private SharedFunctions() {}

  static void addTo(FunctionTable table) {
    for (String key : List.of("int8", "int4")) {
      for (boolean shared : new boolean[] {false, true}) {
        String form = (shared ? "shared_" : "") + key;
        for (boolean transaction : new boolean[] {false, true}) {
          String lock = "advisory_" + (transaction ? "xact_" : "") + "lock_" + form;
          table.any(
              "pg_" + lock,
              (in, a) -> {
                in.session().advisoryLock(key(a), shared, transaction, true);
                return "";
              });
          table.any(
              "pg_try_" + lock,
              (in, a) -> in.session().advisoryLock(key(a), shared, transaction, false));
        }
        table.any(
            "pg_advisory_unlock_" + form, (in, a) -> in.session().advisoryUnlock(key(a), shared));
      }
    }
    table.any(
        "pg_advisory_unlock_all",
        (in, a) -> {
          in.session().advisoryUnlockAll();
          return "";
        });
    table.any(
        "pg_notify",
        (in, a) -> {
          String channel = a[0] == null ? "" : (String) a[0];
          in.session().notify(channel, a[1] == null ? "" : (String) a[1]);
          return "";
        });
    table.any("pg_notification_queue_usage", (in, a) -> 0d);
  }

  private static AdvisoryKey key(@Nullable Object[] arguments) {
    return arguments.length == 1
        ? AdvisoryKey.of((Long) nonNull(arguments[0]))
        : AdvisoryKey.of((Integer) nonNull(arguments[0]), (Integer) nonNull(arguments[1]));
  }
}
