package io.irispgwire.session;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.session.SettingDefinition.Context;
import io.irispgwire.types.TextStyle;
import io.irispgwire.types.TextStyle.ByteaOutput;
import io.irispgwire.types.TextStyle.DateOrder;
import io.irispgwire.types.TextStyle.DateStyle;
import io.irispgwire.types.TextStyle.IntervalStyle;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one session, as SET, SHOW and RESET see them.
 *
 * <p>What SET changes is undone by ROLLBACK and by ROLLBACK TO, what SET LOCAL changes ends with
 * the transaction. So a state is immutable, and the states to go back to lie on a stack.
 */
final class Settings {
  /** Values that differ from the start of the session, by lower-case name. */
  private record State(Map<String, String> session, Map<String, String> local) {
    static final State EMPTY = new State(Map.of(), Map.of());
  }

  /** What they set ends with the transaction, however it is set. */
  private static final String OF_TRANSACTION = "transaction_";

  /** PostgreSQL: guc.c, GUC_NO_RESET_ALL. */
  private static final Set<String> NOT_RESET =
      Set.of(
          "role",
          "session_authorization",
          "seed",
          "transaction_isolation",
          "transaction_read_only",
          "transaction_deferrable");

  private final Map<String, String> initial = new HashMap<>();
  private final Deque<State> rollback = new ArrayDeque<>();
  private State state = State.EMPTY;
  private @Nullable TextStyle textStyle;
  private @Nullable Timeouts timeouts;

  /** What {@link #find} has found, by the name it was asked for. */
  private final Map<String, String> found = new HashMap<>();

  private int revision;

  /** Sets what the session starts with, and what RESET goes back to. */
  void initialize(String name, String value) {
    SettingDefinition setting = SettingDefinition.find(name);
    initial.put(
        key(name),
        setting == null || setting.context() == Context.INTERNAL
            ? value
            : SettingValue.canonical(setting, name, value));
    changed();
  }

  /** A setting from the start-up packet: checked as SET checks, and what RESET goes back to. */
  void start(String name, String value) {
    SettingDefinition setting = SettingDefinition.find(name);
    if (setting == null || setting.context() != Context.BACKEND) {
      definition(name);
    }
    initialize(name, value);
  }

  /**
   * SET.
   *
   * @throws PgException 42704 unknown name, 55P02 not changeable, 22023 bad value
   */
  void set(String name, String value, boolean local) {
    SettingDefinition setting = definition(name);
    String canonical =
        setting == null
            ? value
            : SettingValue.canonical(
                setting, name, name.equalsIgnoreCase("datestyle") ? style(value) : value);
    if (setting == null) {
      initial.putIfAbsent(key(name), "");
    }
    change(name, canonical, local || isOfTransaction(name));
  }

  /** transaction_isolation and its kin end with their transaction, however they are set. */
  private static boolean isOfTransaction(String name) {
    return key(name).startsWith("transaction_");
  }

  /** RESET, or SET … TO DEFAULT. */
  void reset(String name, boolean local) {
    definition(name);
    change(name, null, local);
  }

  /** RESET ALL. */
  void resetAll() {
    state = new State(keep(state.session()), keep(state.local()));
    changed();
  }

  /** DISCARD ALL: as the session started. */
  void discard() {
    state = State.EMPTY;
    changed();
  }

  /** RESET ALL leaves alone who the session is, and what the transaction is. */
  private static Map<String, String> keep(Map<String, String> values) {
    Map<String, String> kept = new HashMap<>(values);
    kept.keySet().removeIf(key -> !NOT_RESET.contains(key));
    return Map.copyOf(kept);
  }

  /** The value as SHOW prints it; null for a name nobody knows. */
  @Nullable String find(String name) {
    String known = found.get(name);
    if (known != null) {
      return known;
    }
    String value = look(name);
    if (value != null) {
      found.put(name, value);
    }
    return value;
  }

  private @Nullable String look(String name) {
    String key = key(name);
    String value = state.local().get(key);
    if (value == null) {
      value = state.session().get(key);
    }
    if (value == null) {
      value = initial.get(key);
    }
    if (value == null && key.startsWith(OF_TRANSACTION)) {
      return find("default_" + key);
    }
    if (value == null) {
      SettingDefinition setting = SettingDefinition.find(name);
      value = setting == null ? null : SettingValue.initial(setting);
    }
    return value;
  }

  /**
   * The value as SHOW prints it.
   *
   * @throws PgException 42704 for a name nobody knows
   */
  String get(String name) {
    String value = find(name);
    if (value == null) {
      throw unrecognized(name);
    }
    return value;
  }

  /** Grows with every change. */
  int revision() {
    return revision;
  }

  private void changed() {
    textStyle = null;
    timeouts = null;
    found.clear();
    revision++;
  }

  boolean isOn(String name) {
    return get(name).equals("on");
  }

  /** How long things may take now. */
  Timeouts timeouts() {
    if (timeouts == null) {
      timeouts = Timeouts.of(this);
    }
    return timeouts;
  }

  /** How values look as text now. */
  TextStyle textStyle() {
    if (textStyle == null) {
      String[] style = get("DateStyle").split(", ", 2);
      String zone = get("TimeZone");
      textStyle =
          new TextStyle(
              DateStyle.valueOf(style[0].toUpperCase(Locale.ROOT)),
              DateOrder.valueOf(style[1]),
              IntervalStyle.valueOf(get("IntervalStyle").toUpperCase(Locale.ROOT)),
              StringSettings.zone(zone),
              zone,
              Integer.parseInt(get("extra_float_digits")),
              ByteaOutput.valueOf(get("bytea_output").toUpperCase(Locale.ROOT)),
              Clock.systemUTC());
    }
    return textStyle;
  }

  /** BEGIN and SAVEPOINT: a state to go back to. */
  void push() {
    rollback.push(state);
  }

  /** RELEASE: forgets the latest state to go back to. */
  void pop() {
    rollback.pop();
  }

  /** ROLLBACK TO, and a failure in a block: goes back, and can go back there again. */
  void restore() {
    state = Objects.requireNonNull(rollback.peek());
    changed();
  }

  /** The end of a transaction. */
  void endTransaction(boolean committed) {
    State first = rollback.peekLast();
    State next = committed || first == null ? state : first;
    next = next.local().isEmpty() ? next : new State(next.session(), Map.of());
    rollback.clear();
    if (!next.equals(state)) {
      state = next;
      changed();
    }
  }

  private void change(String name, @Nullable String value, boolean local) {
    String key = key(name);
    if (local || key.startsWith(OF_TRANSACTION)) {
      String back = value == null ? initialValue(name) : value;
      state = new State(state.session(), with(state.local(), key, back));
    } else {
      state = new State(with(state.session(), key, value), with(state.local(), key, null));
    }
    changed();
  }

  private @Nullable String initialValue(String name) {
    String value = initial.get(key(name));
    SettingDefinition setting = SettingDefinition.find(name);
    return value != null || setting == null ? value : SettingValue.initial(setting);
  }

  private static Map<String, String> with(
      Map<String, String> values, String key, @Nullable String value) {
    Map<String, String> changed = new HashMap<>(values);
    if (value == null) {
      changed.remove(key);
    } else {
      changed.put(key, value);
    }
    return Map.copyOf(changed);
  }

  /** The definition, checked to be changeable; null for a customized option such as {@code a.b}. */
  private static @Nullable SettingDefinition definition(String name) {
    SettingDefinition setting = SettingDefinition.find(name);
    if (setting == null) {
      if (name.indexOf('.') > 0) {
        return null;
      }
      throw unrecognized(name);
    }
    String change =
        switch (setting.context()) {
          case INTERNAL -> "cannot be changed";
          case POSTMASTER -> "cannot be changed without restarting the server";
          case SIGHUP -> "cannot be changed now";
          case BACKEND, SUPERUSER_BACKEND -> "cannot be set after connection start";
          case SUPERUSER, USER -> null;
        };
    if (change != null) {
      throw new PgException(
          SqlState.CANT_CHANGE_RUNTIME_PARAM, "parameter \"" + setting.name() + "\" " + change);
    }
    return setting;
  }

  private String style(String value) {
    TextStyle now = textStyle();
    return StringSettings.dateStyle(value, now.dateStyle(), now.dateOrder());
  }

  private static PgException unrecognized(String name) {
    return new PgException(
        SqlState.UNDEFINED_OBJECT, "unrecognized configuration parameter \"" + name + "\"");
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
