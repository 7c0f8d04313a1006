package io.irispgwire.session;

import io.irispgwire.error.PgException;
import io.irispgwire.session.SettingDefinition.Context;
import io.irispgwire.types.ObjectNaming;
import io.irispgwire.types.TextStyle;
import io.irispgwire.types.TextStyle.ByteaOutput;
import io.irispgwire.types.TextStyle.DateOrder;
import io.irispgwire.types.TextStyle.DateStyle;
import io.irispgwire.types.TextStyle.IntervalStyle;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
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

  /** Says when the settings of a transaction may change. */
  interface Guard {
    void check(String name, String value);
  }

  /** What they set ends with the transaction, however it is set. */
  private static final String OF_TRANSACTION = "transaction_";

  private static final String DEFAULT = "default_";

  /** What a transaction takes its own settings from when it starts. */
  private static final List<String> OF_TRANSACTION_START =
      List.of(
          "default_transaction_isolation",
          "default_transaction_read_only",
          "default_transaction_deferrable");

  /** PostgreSQL: guc.c, GUC_NO_RESET_ALL. */
  private static final Set<String> NOT_RESET =
      Set.of(
          "role",
          "session_authorization",
          "seed",
          "transaction_isolation",
          "transaction_read_only",
          "transaction_deferrable");

  /** What a client may set when it connects, and later no more. */
  private static final Set<Context> AT_START = Set.of(Context.BACKEND, Context.SUPERUSER_BACKEND);

  private final Map<String, String> initial = new HashMap<>();

  /** Where initial values come from, if not from here; PostgreSQL: guc.c, GucSource_Names. */
  private final Map<String, String> sources = new HashMap<>();

  private final Deque<State> rollback = new ArrayDeque<>();
  private State state = State.EMPTY;
  private Guard guard = (name, value) -> {};

  /** Who is asked before one setting changes, by its lower-case name. */
  private final Map<String, Guard> guards = new HashMap<>();

  private @Nullable TextStyle textStyle;
  private @Nullable Timeouts timeouts;

  /** What {@link #find} has found, by the name it was asked for. */
  private final Map<String, String> found = new HashMap<>();

  private int revision;

  /** From now on {@code guard} is asked before transaction_isolation and its kin change. */
  void guard(Guard newGuard) {
    guard = newGuard;
  }

  /** The same of one setting. */
  void guard(String name, Guard newGuard) {
    guards.put(key(name), newGuard);
  }

  private void check(String name, String value) {
    Guard own = guards.get(key(name));
    if (own != null) {
      own.check(name, value);
    }
  }

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
    if (isOfTransaction(name)) {
      startTransactionSetting(name, value);
      return;
    }
    if (setting == null || !AT_START.contains(setting.context())) {
      SettingNames.changeable(name);
    }
    RefusedValues.check(this, name, value);
    check(name, value);
    initialize(name, value);
    sources.put(key(name), "client");
  }

  /** Sets what the operator has decided. */
  void configure(String name, String value) {
    initialize(name, value);
    sources.put(key(name), "configuration file");
  }

  /** What pg_settings.source says of a value. */
  String source(String name) {
    String key = key(name);
    if (isOfTransaction(name)) {
      return "override";
    }
    return state.local().containsKey(key) || state.session().containsKey(key)
        ? "session"
        : sources.getOrDefault(key, "default");
  }

  /** What RESET would go back to; null where that is what holds everywhere. */
  @Nullable String initial(String name) {
    return initial.get(key(name));
  }

  /** The start itself is a transaction, which has run queries, and which is over soon. */
  private static void startTransactionSetting(String name, String value) {
    SettingDefinition setting = Objects.requireNonNull(SettingNames.changeable(name));
    String canonical = SettingValue.canonical(setting, name, value);
    if (!canonical.equals(SettingValue.initial(setting))) {
      TransactionModes.checkBeforeQueries(key(name), canonical);
    }
  }

  /**
   * SET.
   *
   * @throws PgException 42704 unknown name, 55P02 not changeable, 22023 bad value
   */
  void set(String name, String value, boolean local) {
    SettingDefinition setting = SettingNames.changeable(name);
    RefusedValues.check(this, name, value);
    String canonical =
        setting == null
            ? value
            : SettingValue.canonical(
                setting, name, name.equalsIgnoreCase("datestyle") ? style(value) : value);
    check(name, canonical);
    if (setting == null) {
      initial.putIfAbsent(key(name), "");
    }
    if (isOfTransaction(name)) {
      guard.check(key(name), canonical);
    }
    change(name, canonical, local || isOfTransaction(name));
  }

  /** transaction_isolation and its kin end with their transaction, however they are set. */
  private static boolean isOfTransaction(String name) {
    return key(name).startsWith(OF_TRANSACTION);
  }

  /** RESET, or SET … TO DEFAULT. */
  void reset(String name, boolean local) {
    SettingNames.changeable(name);
    change(name, null, local);
  }

  /** RESET ALL. */
  void resetAll() {
    OF_TRANSACTION_START.forEach(this::keepForTransaction);
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
      throw SettingNames.unrecognized(name);
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
              Clock.systemUTC(),
              ObjectNaming.NONE);
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
    if (key.startsWith(DEFAULT)) {
      keepForTransaction(key);
    }
    if (local || key.startsWith(OF_TRANSACTION)) {
      String back = value == null ? initialValue(name) : value;
      state = new State(state.session(), with(state.local(), key, back));
    } else {
      state = new State(with(state.session(), key, value), with(state.local(), key, null));
    }
    changed();
  }

  /** What a transaction has started with does not change with the default for the next ones. */
  private void keepForTransaction(String defaultName) {
    String name = defaultName.substring(DEFAULT.length());
    if (!rollback.isEmpty() && isOfTransaction(name) && !state.local().containsKey(name)) {
      state = new State(state.session(), with(state.local(), name, get(name)));
    }
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

  private String style(String value) {
    TextStyle now = textStyle();
    return StringSettings.dateStyle(value, now.dateStyle(), now.dateOrder());
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
