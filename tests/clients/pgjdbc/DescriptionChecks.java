import java.sql.Connection;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What a statement says of its parameters and columns before it runs. */
final class DescriptionChecks {
  void register(Checks checks) {
    checks.run("ResultSetMetaData of a table", this::columns);
    checks.run("ResultSetMetaData.isNullable and its kin", this::nullable);
    checks.run("ResultSetMetaData of expressions", this::expressions);
    checks.run("ParameterMetaData", this::parameters);
    checks.run("connection properties", this::connection);
  }

  private void columns() throws SQLException {
    try (Connection c = Checks.connect()) {
      Checks.freshTable(
          c, "pj_meta", "id int PRIMARY KEY, name varchar(20) NOT NULL, price numeric(10,2), at timestamp, \"Mixed\" bool, f float8, c char(3)");
      try (PreparedStatement s = c.prepareStatement("SELECT *, id AS other FROM pj_meta")) {
        ResultSetMetaData m = s.getMetaData();
        List<String> described = new ArrayList<>();
        for (int i = 1; i <= m.getColumnCount(); i++) {
          described.add(
              "%s %s %d,%d %s".formatted(m.getColumnLabel(i), m.getColumnTypeName(i), m.getPrecision(i), m.getScale(i), m.getColumnClassName(i)));
        }
        Checks.equal(
            described,
            List.of(
                "id int4 10,0 java.lang.Integer",
                "name varchar 20,0 java.lang.String",
                "price numeric 10,2 java.math.BigDecimal",
                "at timestamp 29,6 java.sql.Timestamp",
                "Mixed bool 1,0 java.lang.Boolean",
                "f float8 17,17 java.lang.Double",
                "c bpchar 3,0 java.lang.String",
                "other int4 10,0 java.lang.Integer"));
      }
    }
  }

  /** What pgjdbc asks the system catalogs for. */
  private void nullable() throws SQLException {
    try (Connection c = Checks.connect()) {
      Checks.freshTable(c, "pj_null_meta", "id int PRIMARY KEY, name varchar(20) NOT NULL, price numeric(10,2)");
      try (PreparedStatement s = c.prepareStatement("SELECT * FROM pj_null_meta")) {
        ResultSetMetaData m = s.getMetaData();
        Checks.equal(m.isAutoIncrement(1), false);
        Checks.equal(m.getTableName(1), "pj_null_meta");
        Checks.equal(m.isNullable(1), ResultSetMetaData.columnNoNulls);
        Checks.equal(m.isNullable(2), ResultSetMetaData.columnNoNulls);
        Checks.equal(m.isNullable(3), ResultSetMetaData.columnNullable);
      }
    }
  }

  private void expressions() throws SQLException {
    try (Connection c = Checks.connect();
        PreparedStatement s =
            c.prepareStatement("SELECT 1, 'a', now(), current_date, upper('x'), 1.5, true, NULL, count(*), ?::uuid, 1::int8 AS big, '{1}'::int[]")) {
      ResultSetMetaData m = s.getMetaData();
      List<String> described = new ArrayList<>();
      for (int i = 1; i <= m.getColumnCount(); i++) {
        described.add(m.getColumnLabel(i) + " " + m.getColumnTypeName(i));
      }
      Checks.equal(
          described,
          List.of(
              "?column? int4", "?column? text", "now timestamptz", "current_date date", "upper text", "?column? numeric",
              "?column? bool", "?column? text", "count int8", "uuid uuid", "big int8", "int4 _int4"));
    }
  }

  private void parameters() throws SQLException {
    try (Connection c = Checks.connect()) {
      Checks.freshTable(c, "pj_par", "id int PRIMARY KEY, name varchar(20), price numeric(10,2), at timestamptz, b bytea");
      try (PreparedStatement s =
          c.prepareStatement("INSERT INTO pj_par (name, id, price, at, b) VALUES (?, ?, ?, ?, ?)")) {
        Checks.equal(types(s), List.of("varchar", "int4", "numeric", "timestamptz", "bytea"));
      }
      try (PreparedStatement s =
          c.prepareStatement("UPDATE pj_par SET price = price + ?, name = lower(?) WHERE id = ? AND at > ?")) {
        Checks.equal(types(s), List.of("numeric", "text", "int4", "timestamptz"));
      }
      try (PreparedStatement s = c.prepareStatement("SELECT ? || 'x', ?::int, 1 + ?, length(?)")) {
        Checks.equal(types(s), List.of("text", "int4", "int4", "text"));
      }
    }
  }

  private static List<String> types(PreparedStatement s) throws SQLException {
    ParameterMetaData m = s.getParameterMetaData();
    List<String> types = new ArrayList<>();
    for (int i = 1; i <= m.getParameterCount(); i++) {
      types.add(m.getParameterTypeName(i));
    }
    return types;
  }

  private void connection() throws SQLException {
    try (Connection c = Checks.connect("ApplicationName=pgjdbc checks", "currentSchema=public")) {
      Checks.equal(c.getMetaData().getDatabaseMajorVersion(), 15);
      Checks.equal(c.getMetaData().getDatabaseProductName(), "PostgreSQL");
      Checks.equal(c.getClientInfo("ApplicationName"), "pgjdbc checks");
      Checks.equal(Checks.rows(c, "SHOW application_name"), List.of(Checks.row("pgjdbc checks")));
      c.setClientInfo("ApplicationName", "renamed");
      Checks.equal(Checks.rows(c, "SHOW application_name"), List.of(Checks.row("renamed")));
    }
  }
}
