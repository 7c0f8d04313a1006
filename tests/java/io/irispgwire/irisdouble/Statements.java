package io.irispgwire.irisdouble;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Direct and prepared statements of one connection, by the driver's numbers. */
final class Statements {
  private static final int FAST_SELECT = 1;
  private static final int FAST_INSERT = 2;
  private static final int OK = 0;
  private static final int NO_MORE_ROWS = 100;
  private static final int UNKNOWN_STATEMENT = 404;

  private final SqlProcess process;
  private final NativeStatements natives;
  private final int features;
  private final OutputStream out;
  private final Map<Integer, Known> known = new HashMap<>();
  private final Set<Integer> dropped = new HashSet<>();
  private final Map<Integer, Cursor> cursors = new HashMap<>();
  private final Map<Integer, String> keys = new HashMap<>();

  /** A statement that may be executed again. */
  private record Known(StatementText text, Description description) {}

  Statements(SqlProcess process, NativeStatements natives, int features, OutputStream out) {
    this.process = process;
    this.natives = natives;
    this.features = features;
    this.out = out;
  }

  void directQuery(Message message) throws IOException, SQLException, IrisFailure {
    ListReader request = message.list();
    Known statement = remember(message, StatementText.read(request));
    List<@Nullable Object> values = Values.read(request).single();
    int timeout = request.integer();
    ListWriter described = new ListWriter();
    writeFeature(described, FAST_SELECT, statement);
    statement.description().writeColumns(described, rowItems());
    statement.description().writeParameters(described);
    Cursor cursor = open(message.statement(), statement, values, timeout, request.integer());
    byte[] rows = cursor.next(process);
    message.answer(out, OK, described.toBytes());
    answer(message, cursor, rows);
  }

  void prepare(Message message) throws IOException, IrisFailure {
    Known statement = remember(message, StatementText.read(message.list()));
    ListWriter described = new ListWriter();
    boolean query = statement.text().isQuery();
    writeFeature(described, FAST_SELECT | FAST_INSERT, statement);
    if (query) {
      statement.description().writeColumns(described, rowItems());
    }
    statement.description().writeParameters(described);
    message.answer(out, OK, described.toBytes());
  }

  /**
   * The driver keeps a bounded number of statements, and tells which it has dropped; it waits for
   * no answer. It may execute one of them all the same, and sends its text when the answer is 404.
   * Source: the driver, release 3.10.3 ({@code updateCache}, {@code query404}).
   */
  void drop(Message message) {
    ListReader request = message.list();
    int count = request.integer();
    for (int i = 0; i < count; i++) {
      int statement = request.integer();
      known.remove(statement);
      dropped.add(statement);
    }
  }

  private Known remember(Message message, StatementText text) throws IrisFailure {
    Known statement =
        new Known(
            text,
            NativeStatements.knows(text.sql())
                ? Description.ofNoRows(text)
                : process.describe(text));
    known.put(message.statement(), statement);
    dropped.remove(message.statement());
    return statement;
  }

  private boolean rowItems() {
    return (features & FAST_SELECT) != 0;
  }

  /** Whether this statement is done in a fast way; told only where such a way was agreed on. */
  private void writeFeature(ListWriter to, int agreed, Known statement) {
    if ((features & agreed) == 0) {
      return;
    }
    boolean fast = statement.text().isQuery() && rowItems();
    to.integer(fast ? FAST_SELECT : 0);
    if (fast) {
      to.integer(statement.description().columns().size());
    }
  }

  void query(Message message) throws IOException, SQLException, IrisFailure {
    ListReader request = message.list();
    List<@Nullable Object> values = Values.read(request).single();
    int timeout = request.integer();
    Cursor cursor = open(message.statement(), find(message), values, timeout, request.integer());
    answer(message, cursor, cursor.next(process));
  }

  private Cursor open(
      int number, Known statement, List<@Nullable Object> values, int timeout, int maxRows)
      throws SQLException, IrisFailure {
    if (timeout != 0) {
      throw new ProtocolViolation("a time-out of the driver's, which ours does not use");
    }
    closeCursor(number);
    ResultSet rows = process.query(statement.text(), statement.description().parameters(), values);
    List<CellType> types =
        statement.description().columns().stream().map(Description.Column::type).toList();
    Cursor cursor = new Cursor(rows, types, rowItems(), maxRows);
    cursors.put(number, cursor);
    return cursor;
  }

  void fetch(Message message) throws IOException, SQLException, IrisFailure {
    Cursor cursor = cursors.get(message.statement());
    if (cursor == null) {
      throw new ProtocolViolation("a fetch from statement " + message.statement());
    }
    answer(message, cursor, cursor.next(process));
  }

  private void answer(Message message, Cursor cursor, byte[] rows) throws IOException {
    message.answer(out, cursor.isEnded() ? NO_MORE_ROWS : OK, rows);
    if (cursor.isEnded()) {
      cursors.remove(message.statement());
    }
  }

  void closeCursor(int statement) throws SQLException {
    Cursor cursor = cursors.remove(statement);
    if (cursor != null) {
      cursor.close();
    }
  }

  void directUpdate(Message message) throws IOException, IrisFailure {
    ListReader request = message.list();
    StatementText text = StatementText.read(request);
    boolean tellsKeys = request.next() != null;
    request.next();
    Known statement = remember(message, text);
    ListWriter answer = new ListWriter();
    if ((features & FAST_INSERT) != 0) {
      answer.integer(0);
    }
    statement.description().writeParameters(answer);
    execute(message.statement(), statement, Values.read(request), tellsKeys, answer);
    message.answer(out, OK, answer.toBytes());
  }

  void update(Message message) throws IOException, IrisFailure {
    ListReader request = message.list();
    boolean tellsKeys = request.next() != null;
    request.next();
    ListWriter answer = new ListWriter();
    execute(message.statement(), find(message), Values.read(request), tellsKeys, answer);
    message.answer(out, OK, answer.toBytes());
  }

  private void execute(
      int number, Known statement, Values values, boolean tellsKeys, ListWriter counts)
      throws IrisFailure {
    List<CellType> types = statement.description().parameters();
    for (List<@Nullable Object> set : values.sets()) {
      if (NativeStatements.knows(statement.text().sql())) {
        natives.run(statement.text().with(set));
        counts.integer(0);
      } else if (tellsKeys) {
        keys.put(number, Objects.toString(process.insert(statement.text(), types, set), ""));
        counts.integer(1);
      } else {
        counts.integer(process.update(statement.text(), types, set));
      }
    }
  }

  /** Statements without parameters, one after the other. */
  void batch(Message message) throws IOException, IrisFailure {
    ListReader request = message.list();
    int count = request.rawInt();
    request.next();
    ListWriter answer = new ListWriter();
    for (int i = 0; i < count; i++) {
      String sql = StatementText.readSql(request);
      List<@Nullable Object> values = Values.read(request).single();
      StatementText text = new StatementText(sql, places(values));
      answer.integer(process.update(text, process.describe(text).parameters(), values));
    }
    message.answer(out, OK, answer.toBytes());
  }

  /** The driver does not tell what it cut out here: a number is what is one. */
  private static List<StatementText.Place> places(List<@Nullable Object> values) {
    List<StatementText.Place> places = new ArrayList<>();
    for (Object value : values) {
      places.add(
          value instanceof Number
              ? StatementText.Place.DECIMAL
              : value == null ? StatementText.Place.NULL : StatementText.Place.STRING);
    }
    return places;
  }

  void generatedKeys(Message message) throws IOException {
    String key = keys.get(message.statement());
    if (key == null) {
      throw new ProtocolViolation("keys of statement " + message.statement());
    }
    Description.Column column = new Description.Column("%ID", CellType.TEXT, "", "");
    ListWriter answer = new ListWriter();
    new Description(List.of(column), List.of()).writeColumns(answer, false);
    answer.text(key.isEmpty() ? null : key);
    message.answer(out, NO_MORE_ROWS, answer.toBytes());
  }

  private Known find(Message message) throws IrisFailure {
    Known statement = known.get(message.statement());
    if (statement == null && dropped.contains(message.statement())) {
      throw new IrisFailure(UNKNOWN_STATEMENT, "Execute", "Unknown cached query");
    }
    if (statement == null) {
      throw new ProtocolViolation("execution of statement " + message.statement());
    }
    return statement;
  }
}
