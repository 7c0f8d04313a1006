package io.irispgwire.sql.translate;

import io.irispgwire.sql.IrisTypes;
import io.irispgwire.sql.IrisVersion;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.analysis.Table.Column;
import io.irispgwire.sql.analysis.Table.Index;
import io.irispgwire.sql.analysis.Table.Stored;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tables of the golden files: {@code t} and {@code u} made through the gateway, {@code "Old"}
 * made in IRIS, with strings that fold.
 */
public final class FakeSchema implements SchemaLookup {
  private static final List<Table> TABLES =
      List.of(
          table(
              "t",
              "t",
              "id int4 key",
              "a int4",
              "b int4",
              "n text",
              "v varchar",
              "active bool",
              "flag bool",
              "x numeric",
              "f float8",
              "d date",
              "d2 date",
              "ts timestamp",
              "tz timestamptz",
              "g uuid",
              "j jsonb",
              "level int4"),
          table("u", "u", "id int4 key", "t_id int4", "x int4", "b int4", "c text", "n text"),
          table("items", "items", "id int8 key", "embedding vector(3)", "other vector(3)"),
          table("old", "Old", "id int4 key", "name folded", "city folded", "qty int4"));

  private static final Table VIEW = view("seen", "qty int4");

  private final List<Table> tables;
  private final IrisVersion version;
  private final SchemaLookup others;

  FakeSchema() {
    this(TABLES, IrisVersion.NEWEST, SchemaLookup.EMPTY);
  }

  private FakeSchema(List<Table> tables, IrisVersion version, SchemaLookup others) {
    this.tables = tables;
    this.version = version;
    this.others = others;
  }

  /**
   * @param specifications such as {@code t: id int4 key, n text folded, created timestamp}
   * @param others where all other tables are looked for
   */
  public static FakeSchema of(
      List<String> specifications, IrisVersion version, SchemaLookup others) {
    List<Table> tables = new ArrayList<>();
    for (String specification : specifications) {
      int colon = specification.indexOf(':');
      String name = specification.substring(0, colon);
      tables.add(table(name, name, specification.substring(colon + 1).strip().split(", ", -1)));
    }
    return new FakeSchema(tables, version, others);
  }

  /** The statements that make the tables of the golden files in IRIS. */
  static List<String> definitions() {
    List<String> texts = new FakeSchema().tableDefinitions();
    texts.add("ALTER TABLE \"SQLUser\".\"u\" ADD CONSTRAINT \"u_x_key\" UNIQUE (\"x\")");
    texts.add("CREATE VIEW \"SQLUser\".\"seen\" AS SELECT \"qty\" FROM \"SQLUser\".\"Old\"");
    texts.add("CREATE USER \"ann\" PASSWORD 'p'");
    texts.add("CREATE ROLE \"readers\"");
    return texts;
  }

  /** The statements that make these tables in IRIS. */
  public List<String> tableDefinitions() {
    List<String> texts = new ArrayList<>();
    for (Table table : tables) {
      List<String> columns = new ArrayList<>();
      for (Column column : table.columns()) {
        boolean folded = column.stored() == Stored.FOLDED_STRING;
        columns.add(
            Identifiers.quote(column.backendName())
                + " "
                + (folded ? "VARCHAR(200)" : IrisTypes.ddl(column.type())));
      }
      texts.add(
          "CREATE TABLE " + Identifiers.table(table) + " (" + String.join(", ", columns) + ")");
    }
    return texts;
  }

  private static Table table(String name, String stored, String... columns) {
    List<Column> list = new ArrayList<>();
    for (String column : columns) {
      String[] words = column.split(" ", -1);
      List<String> flags = List.of(words).subList(2, words.length);
      boolean folded = words[1].equals("folded") || flags.contains("folded");
      boolean key = flags.contains("key");
      PgType type = PgType.VARCHAR;
      int modifier = -1;
      if (words[1].endsWith(")")) {
        int open = words[1].indexOf('(');
        type = Objects.requireNonNull(Types.byName(words[1].substring(0, open)));
        modifier = Integer.parseInt(words[1].substring(open + 1, words[1].length() - 1));
      } else if (!words[1].equals("folded")) {
        type = Objects.requireNonNull(Types.byName(words[1]));
      }
      Stored kind = folded ? Stored.FOLDED_STRING : IrisTypes.storedAs(type);
      String inIris =
          words[1].equals("folded") ? words[0].toUpperCase(java.util.Locale.ROOT) : words[0];
      list.add(
          new Column(
              words[0],
              inIris,
              new SqlType(type, modifier),
              list.size() + 1,
              key,
              false,
              key,
              kind));
    }
    return new Table(
        "public",
        name,
        16384 + name.hashCode() % 1000,
        "SQLUser",
        stored,
        false,
        list,
        indexes(name, list));
  }

  private static Table view(String name, String... columns) {
    Table table = table(name, name, columns);
    return new Table(
        table.schema(), name, table.oid(), "SQLUser", name, true, table.columns(), List.of());
  }

  private static List<Index> indexes(String table, List<Column> columns) {
    List<Index> indexes = new ArrayList<>();
    for (Column column : columns) {
      List<Integer> position = List.of(column.number() - 1);
      if (column.primaryKey()) {
        indexes.add(new Index(table + "_pkey", Index.Kind.PRIMARY_KEY, position));
      }
      if (table.equals("u") && column.name().equals("x")) {
        indexes.add(new Index("u_x_key", Index.Kind.UNIQUE_KEY, position));
      }
    }
    return indexes;
  }

  @Override
  public @Nullable Table table(@Nullable String schema, String name) {
    return schema == null || schema.equals("public")
        ? Stream.concat(tables.stream(), Stream.of(VIEW))
            .filter(table -> table.name().equals(name))
            .findFirst()
            .orElse(others.table(schema, name))
        : others.table(schema, name);
  }

  @Override
  public List<Table> tables() {
    return tables;
  }

  @Override
  public IrisVersion irisVersion() {
    return version;
  }

  @Override
  public boolean schemaExists(String schema) {
    return schema.equals("public") || schema.equals("pg_catalog");
  }

  @Override
  public List<String> searchPath() {
    return List.of("public");
  }

  @Override
  public long version() {
    return 1;
  }
}
