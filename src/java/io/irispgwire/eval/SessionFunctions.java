package io.irispgwire.eval;

import io.irispgwire.encoding.Encoding;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.eval.Environment.SessionFacts;
import io.irispgwire.types.DateTimes;
import io.irispgwire.types.Interval;
import io.irispgwire.types.PgArray;
import io.irispgwire.types.PgType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a session tells about itself and the server (manual section 9.26). */
final class SessionFunctions {
  private SessionFunctions() {}

  static void addTo(FunctionTable table) {
    table.any("pgsql_version", (in, a) -> in.session().version());
    table.any("current_user", (in, a) -> in.session().currentUser());
    table.any("session_user", (in, a) -> in.session().sessionUser());
    table.any("current_database", (in, a) -> in.session().database());
    table.any("current_schema", (in, a) -> currentSchema(in.session()));
    table.any("current_schemas", (in, a) -> currentSchemas(in.session(), a[0]));
    table.any("pg_backend_pid", (in, a) -> in.session().backendPid());
    settings(table);
    sleeps(table);
    constants(table);
    types(table);
  }

  static @Nullable Object currentSchema(SessionFacts session) {
    List<String> schemas = session.schemas();
    return schemas.isEmpty() ? null : schemas.get(0);
  }

  private static PgArray currentSchemas(SessionFacts session, @Nullable Object implicit) {
    List<String> schemas = new ArrayList<>();
    if (Boolean.TRUE.equals(implicit) && !session.schemas().contains("pg_catalog")) {
      schemas.add("pg_catalog");
    }
    schemas.addAll(session.schemas());
    return PgArray.of(PgType.NAME, schemas);
  }

  private static void settings(FunctionTable table) {
    table.any("show_config_by_name", (in, a) -> setting(in.session(), a[0], false));
    table.any(
        "show_config_by_name_missing_ok",
        (in, a) -> setting(in.session(), a[0], Boolean.TRUE.equals(a[1])));
    table.any(
        "set_config_by_name",
        (in, a) -> {
          if (a[0] == null) {
            throw new PgException(SqlState.NULL_VALUE_NOT_ALLOWED, "SET requires parameter name");
          }
          String value = a[1] == null ? "" : (String) a[1];
          return in.session().setConfig((String) a[0], value, Boolean.TRUE.equals(a[2]));
        });
  }

  private static @Nullable Object setting(
      SessionFacts session, @Nullable Object name, boolean missingOk) {
    String value = session.setting((String) TextFunctions.nonNull(name));
    if (value == null && !missingOk) {
      throw new PgException(
          SqlState.UNDEFINED_OBJECT, "unrecognized configuration parameter \"" + name + "\"");
    }
    return value;
  }

  private static void sleeps(FunctionTable table) {
    table.any("pg_sleep", (in, a) -> sleep(in, (Double) TextFunctions.nonNull(a[0])));
    table.any(
        "pg_sleep_for",
        (in, a) -> {
          Interval span = (Interval) TextFunctions.nonNull(a[0]);
          return sleep(in, Ordering.span(span).doubleValue() / DateTimes.MICROS_PER_SECOND);
        });
    table.any(
        "pg_sleep_until",
        (in, a) -> {
          long until = (Long) TextFunctions.nonNull(a[0]);
          return sleep(
              in, (until - DateTimes.now(in.style())) / (double) DateTimes.MICROS_PER_SECOND);
        });
  }

  private static String sleep(Invocation in, double seconds) {
    if (seconds > 0) {
      in.session().sleep(seconds);
    }
    return "";
  }

  private static void constants(FunctionTable table) {
    for (String key :
        List.of("inet_client_addr", "inet_client_port", "inet_server_addr", "inet_server_port")) {
      table.any(key, (in, a) -> null);
    }
    table.any("pg_is_in_recovery", (in, a) -> false);
    table.any("pg_client_encoding", (in, a) -> in.session().setting("client_encoding"));
    table.any("getdatabaseencoding", (in, a) -> "UTF8");
    table.one("PG_encoding_to_char", (Integer a) -> encodingName(a));
    table.one("PG_char_to_encoding", (String a) -> encodingNumber(a));
    for (String key :
        List.of("pg_current_xact_id", "txid_current", "pg_current_xact_id_if_assigned")) {
      table.any(key, (in, a) -> transactionId(in.environment()));
    }
    signals(table);
    table.any("pg_my_temp_schema", (in, a) -> 0L);
    table.any("pg_trigger_depth", (in, a) -> 0);
    table.any("pg_jit_available", (in, a) -> false);
    table.any("pg_num_nulls", (in, a) -> count(a, true));
    table.any("pg_num_nonnulls", (in, a) -> count(a, false));
    table.any("pg_column_compression", (in, a) -> null);
  }

  private static void signals(FunctionTable table) {
    table.any("pg_reload_conf", (in, a) -> in.session().reload());
    table.any(
        "pg_cancel_backend", (in, a) -> in.session().cancel((Integer) TextFunctions.nonNull(a[0])));
    table.any(
        "pg_terminate_backend",
        (in, a) -> in.session().terminate((Integer) TextFunctions.nonNull(a[0])));
  }

  /** A number of its own for each transaction: when it began, and whose it is. */
  private static long transactionId(Environment environment) {
    long process = environment.session().backendPid() & 0x1FFF;
    return environment.transactionMicros() << 13 | process;
  }

  private static int count(@Nullable Object[] values, boolean nulls) {
    int count = 0;
    for (Object value : values) {
      if (value == null == nulls) {
        count++;
      }
    }
    return count;
  }

  private static void types(FunctionTable table) {
    table.any("pg_typeof", (in, a) -> Integer.toUnsignedLong(in.argumentType(0).oid()));
    table.any(
        "format_type",
        (in, a) ->
            a[0] == null ? null : TypeText.format(in.session(), (Long) a[0], (Integer) a[1]));
    table.any(
        "pg_collation_for", (in, a) -> in.argumentType(0).category() == 'S' ? "\"default\"" : null);
  }

  private static String encodingName(int number) {
    Encoding encoding = Encoding.of(number);
    return encoding == null ? "" : encoding.name();
  }

  private static int encodingNumber(String name) {
    Encoding encoding = Encoding.find(name);
    return encoding == null ? -1 : encoding.number();
  }
}
