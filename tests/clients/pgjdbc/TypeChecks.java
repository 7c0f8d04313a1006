import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.postgresql.util.PGobject;

/** Every type, as a parameter, as a result and through a table. */
final class TypeChecks {
  /** A Java value, the type it stands for, and whether an IRIS column can hold it. */
  private record JavaValue(String type, Object value, boolean inTable) {
    JavaValue(String type, Object value) {
      this(type, value, true);
    }
  }

  private static final List<JavaValue> VALUES =
      List.of(
          new JavaValue("bool", true),
          new JavaValue("int2", -32768),
          new JavaValue("int4", Integer.MIN_VALUE),
          new JavaValue("int8", Long.MAX_VALUE),
          new JavaValue("float4", 0.1f),
          new JavaValue("float8", 0.1),
          new JavaValue("float8", Double.NEGATIVE_INFINITY, false),
          new JavaValue("numeric(10,2)", new BigDecimal("1.50")),
          new JavaValue("numeric", new BigDecimal("-99999999999999999999.000000001"), false),
          new JavaValue("numeric", new BigDecimal("10000")),
          new JavaValue("text", "Grüße 🐘"),
          new JavaValue("text", ""),
          new JavaValue("varchar(10)", "äöü"),
          new JavaValue("char(5)", "ab   "),
          new JavaValue("name", "a_name"),
          new JavaValue("date", LocalDate.of(2024, 2, 29)),
          new JavaValue("date", LocalDate.of(1, 1, 1)),
          new JavaValue("time", LocalTime.of(23, 59, 59, 999_999_000)),
          new JavaValue("timetz", OffsetTime.of(1, 2, 3, 0, ZoneOffset.ofHours(2))),
          new JavaValue("timestamp", LocalDateTime.of(2024, 2, 29, 12, 34, 56, 789_012_000)),
          new JavaValue("timestamptz", OffsetDateTime.of(2024, 2, 29, 12, 34, 56, 789_012_000, ZoneOffset.UTC)),
          new JavaValue("uuid", UUID.fromString("a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11")));

  private final Path types;
  private final String[] options;

  TypeChecks(Path types, String... options) {
    this.types = types;
    this.options = options;
  }

  void register(String mode, Checks checks) {
    checks.run(mode + ": every type as text", this::everyTypeAsText);
    if (!mode.equals("binary forced")) { // where pgjdbc cannot show every array as text
      checks.run(mode + ": every type through a table as text", this::everyTypeThroughATable);
    }
    checks.run(mode + ": Java values go and come back", this::javaValues);
    checks.run(mode + ": Java values through a table", this::javaValuesThroughATable);
    checks.run(mode + ": bytea, arrays and json", this::structured);
    checks.run(mode + ": NULL of every type and the empty string", this::nulls);
  }

  private Iterable<String[]> typedValues() throws IOException {
    return Files.readAllLines(types, UTF_8).stream()
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .map(line -> line.split("\t", -1))
        .toList();
  }

  private void everyTypeAsText() throws Exception {
    try (Connection c = Checks.connect(options)) {
      for (String[] v : typedValues()) {
        String sql = "SELECT format('%s', ?::" + v[0] + "), (?::" + v[0] + ") IS NULL";
        Checks.equal(v[0] + Checks.rows(c, sql, v[2], v[2]), v[0] + List.of(List.of(v[3], false)));
      }
    }
  }

  private void everyTypeThroughATable() throws Exception {
    try (Connection c = Checks.connect(options)) {
      for (String[] v : typedValues()) {
        if (v[1].equals("any")) {
          Checks.freshTable(c, "pj_types", "id int PRIMARY KEY, v " + v[0]);
          try (PreparedStatement insert = c.prepareStatement("INSERT INTO pj_types VALUES (?, ?::" + v[0] + "), (?, NULL)")) {
            insert.setInt(1, 1);
            insert.setString(2, v[2]);
            insert.setInt(3, 2);
            Checks.equal(insert.executeUpdate(), 2);
          }
          Object expected = objectOf(Checks.rows(c, "SELECT '" + v[2].replace("'", "''") + "'::" + v[0]).get(0).get(0));
          List<List<Object>> rows = Checks.rows(c, "SELECT v FROM pj_types ORDER BY id");
          Checks.equal(new Object[] {v[0], objectOf(rows.get(0).get(0)), rows.get(1).get(0)}, new Object[] {v[0], expected, null});
        }
      }
    }
  }

  private static Object objectOf(Object value) throws SQLException {
    return value instanceof Array array ? array.toString() : value;
  }

  private void javaValues() throws Exception {
    try (Connection c = Checks.connect(options)) {
      for (JavaValue v : VALUES) {
        for (int i = 0; i < 2; i++) {
          try (PreparedStatement s = c.prepareStatement("SELECT ?::" + v.type())) {
            s.setObject(1, v.value());
            readBack(v, s);
          }
        }
      }
    }
  }

  private void javaValuesThroughATable() throws Exception {
    try (Connection c = Checks.connect(options)) {
      for (JavaValue v : VALUES) {
        if (v.inTable()) {
          Checks.freshTable(c, "pj_values", "id int PRIMARY KEY, v " + v.type());
          for (int id = 0; id < 6; id++) {
            try (PreparedStatement s = c.prepareStatement("INSERT INTO pj_values (id, v) VALUES (?, ?)")) {
              s.setInt(1, id);
              s.setObject(2, v.value());
              Checks.equal(s.executeUpdate(), 1);
            }
          }
          for (int id = 0; id < 6; id++) {
            try (PreparedStatement s = c.prepareStatement("SELECT v FROM pj_values WHERE id = ?")) {
              s.setInt(1, id);
              readBack(v, s);
            }
          }
        }
      }
    }
  }

  private static void readBack(JavaValue v, PreparedStatement s) throws SQLException {
    try (ResultSet result = s.executeQuery()) {
      Checks.equal(result.next(), true);
      Object got = v.value() instanceof Integer ? (Object) result.getInt(1) : result.getObject(1, v.value().getClass());
      if (got instanceof OffsetTime time) {
        got = time.withOffsetSameInstant(ZoneOffset.ofHours(2));
      }
      Checks.equal(new Object[] {v.type(), got}, new Object[] {v.type(), v.value()});
      Checks.equal(result.next(), false);
    }
  }

  private void structured() throws Exception {
    try (Connection c = Checks.connect(options)) {
      Checks.freshTable(c, "pj_struct", "id int, b bytea, i int[], t text[], f float8[], j json, k jsonb, v interval");
      for (int round = 0; round < 6; round++) {
        try (PreparedStatement s = c.prepareStatement("INSERT INTO pj_struct VALUES (?, ?, ?, ?, ?, ?::json, ?::jsonb, ?::interval)")) {
          s.setInt(1, round);
          s.setBytes(2, new byte[] {0, -1, 92, 39});
          s.setArray(3, c.createArrayOf("int4", new Object[] {1, null, -3}));
          s.setArray(4, c.createArrayOf("text", new Object[] {"a", "", null, "c,\"d\\"}));
          s.setArray(5, c.createArrayOf("float8", new Object[] {0.1, 1e100}));
          s.setString(6, "{\"b\":  1}");
          PGobject jsonb = new PGobject();
          jsonb.setType("jsonb");
          jsonb.setValue("{\"b\":  1}");
          s.setObject(7, jsonb);
          s.setString(8, "1 mon 2 days 03:04:05.6");
          Checks.equal(s.executeUpdate(), 1);
        }
        try (PreparedStatement s = c.prepareStatement("SELECT b, i, t, f, j, k, v FROM pj_struct WHERE id = ?")) {
          s.setInt(1, round);
          try (ResultSet result = s.executeQuery()) {
            result.next();
            Checks.equal(result.getBytes(1), new byte[] {0, -1, 92, 39});
            Checks.equal(result.getArray(2).getArray(), new Integer[] {1, null, -3});
            Checks.equal(result.getArray(3).getArray(), new String[] {"a", "", null, "c,\"d\\"});
            Checks.equal(result.getArray(4).getArray(), new Double[] {0.1, 1e100});
            Checks.equal(result.getString(5), "{\"b\":  1}");
            Checks.equal(result.getString(6), "{\"b\": 1}");
            Checks.equal(result.getString(7), "1 mon 2 days 03:04:05.6");
          }
        }
      }
    }
  }

  private void nulls() throws Exception {
    int[] jdbcTypes = {Types.INTEGER, Types.VARCHAR, Types.NUMERIC, Types.TIMESTAMP, Types.BINARY, Types.NULL};
    try (Connection c = Checks.connect(options)) {
      Checks.freshTable(c, "pj_null", "id int, a int, b varchar(10), c numeric(10,2), d timestamp, e bytea, f text");
      try (PreparedStatement s = c.prepareStatement("INSERT INTO pj_null VALUES (?, ?, ?, ?, ?, ?, ?)")) {
        for (int id = 0; id < 6; id++) {
          s.setInt(1, id);
          for (int i = 0; i < jdbcTypes.length; i++) {
            s.setNull(i + 2, jdbcTypes[i]);
          }
          Checks.equal(s.executeUpdate(), 1);
        }
      }
      Checks.equal(
          Checks.rows(c, "SELECT a, b, c, d, e, f FROM pj_null WHERE id = ?", 3),
          List.of(Checks.row(null, null, null, null, null, null)));
      Checks.equal(Checks.rows(c, "SELECT count(*) FROM pj_null WHERE b IS NULL AND f IS NULL"), List.of(Checks.row(6L)));
      Checks.run(c, "UPDATE pj_null SET b = '', f = '' WHERE id < 2");
      Checks.equal(Checks.rows(c, "SELECT id FROM pj_null WHERE f = ? ORDER BY id", ""), List.of(Checks.row(0), Checks.row(1)));
      Checks.equal(Checks.rows(c, "SELECT b FROM pj_null WHERE id = 1"), List.of(Checks.row("")));
    }
  }
}
