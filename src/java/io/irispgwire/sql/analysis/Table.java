package io.irispgwire.sql.analysis;

import io.irispgwire.sql.IrisTypes;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.UserType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table or view of the back end as PostgreSQL clients see it.
 *
 * @param schema PostgreSQL's name of the schema: {@code public} for IRIS's {@code SQLUser}
 * @param oid stable: the same after every restart
 * @param backendSchema the schema's name in IRIS
 * @param backendName the table's name as IRIS stores it
 * @param indexes those over columns, keys included
 * @param rules what the server asks of rows, because IRIS does not
 * @param sequence what it is, where it is no table but a sequence, of which IRIS has none
 * @param query of a view, and of a table that is kept as a materialized view; null where none is
 *     known
 */
public record Table(
    String schema,
    String name,
    int oid,
    String backendSchema,
    String backendName,
    boolean view,
    List<Column> columns,
    List<Index> indexes,
    Rules rules,
    @Nullable Sequence sequence,
    @Nullable ViewQuery query) {
  public Table {
    columns = List.copyOf(columns);
    indexes = List.copyOf(indexes);
  }

  /** A table whose rows nobody looks at. */
  public Table(
      String schema,
      String name,
      int oid,
      String backendSchema,
      String backendName,
      boolean view,
      List<Column> columns,
      List<Index> indexes) {
    this(
        schema,
        name,
        oid,
        backendSchema,
        backendName,
        view,
        columns,
        indexes,
        Rules.NONE,
        null,
        null);
  }

  /** A sequence, as a query sees it. */
  public static Table of(String schema, String name, int oid, Sequence sequence) {
    return new Table(
        schema,
        name,
        oid,
        schema,
        name,
        false,
        Sequence.columns(),
        List.of(),
        Rules.NONE,
        sequence,
        null);
  }

  /** A table without indexes. */
  public Table(
      String schema,
      String name,
      int oid,
      String backendSchema,
      String backendName,
      boolean view,
      List<Column> columns) {
    this(schema, name, oid, backendSchema, backendName, view, columns, List.of());
  }

  /**
   * A column.
   *
   * @param type as declared in PostgreSQL's terms, whatever IRIS stores it in
   * @param number {@code attnum}, from 1
   * @param stored what IRIS keeps it in
   * @param defaultText the default in the back end's words; null for none or unknown
   * @param domain that it was declared as; {@code type} is what that is over
   * @param identity how it is GENERATED AS IDENTITY
   */
  public record Column(
      String name,
      String backendName,
      SqlType type,
      int number,
      boolean notNull,
      boolean hasDefault,
      boolean primaryKey,
      Stored stored,
      @Nullable String defaultText,
      @Nullable PgType domain,
      Identity identity) {
    /** Whether IRIS counts it up: the back ends show such a default in this way. */
    public boolean isCounted() {
      return "IDENTITY".equals(defaultText);
    }

    /**
     * Whether IRIS keeps the text of a value that it has a type for, because that is too narrow.
     */
    public boolean isText() {
      boolean string = stored == Stored.EXACT_STRING || stored == Stored.FOLDED_STRING;
      return string && IrisTypes.storedAs(type.type()) != Stored.EXACT_STRING;
    }

    /** The type that values have on their way to the back end and from it. */
    public SqlType carried() {
      return isText() ? SqlType.of(type.type().asText()) : type;
    }

    /** A column whose default nobody asks for. */
    public Column(
        String name,
        String backendName,
        SqlType type,
        int number,
        boolean notNull,
        boolean hasDefault,
        boolean primaryKey,
        Stored stored) {
      this(
          name,
          backendName,
          type,
          number,
          notNull,
          hasDefault,
          primaryKey,
          stored,
          null,
          null,
          Identity.NONE);
    }

    /** The type in the definition. */
    public SqlType declared() {
      return domain == null ? type : SqlType.of(domain);
    }
  }

  /** {@code attidentity}. */
  public enum Identity {
    NONE(""),
    ALWAYS("a"),
    BY_DEFAULT("d");

    private final String letter;

    Identity(String letter) {
      this.letter = letter;
    }

    /** As the catalog shows it. */
    public String letter() {
      return letter;
    }

    /** Which one has that letter. */
    public static Identity of(@Nullable String letter) {
      return letter == null ? NONE : letter.equals("a") ? ALWAYS : BY_DEFAULT;
    }
  }

  /**
   * An index, with the constraint it stands for, if any.
   *
   * @param columns indexes into the table's columns, in the order of the index
   * @param definition of one that IRIS has not; null for one that it has
   */
  public record Index(
      String name, Kind kind, List<Integer> columns, @Nullable IndexDefinition definition) {
    public Index {
      columns = List.copyOf(columns);
    }

    /** An index of IRIS's. */
    public Index(String name, Kind kind, List<Integer> columns) {
      this(name, kind, columns, null);
    }

    /** What the index is there for. */
    public enum Kind {
      PRIMARY_KEY,
      /** A UNIQUE constraint. */
      UNIQUE_KEY,
      /** A unique index without a constraint. */
      UNIQUE_INDEX,
      PLAIN
    }

    public boolean isConstraint() {
      return kind == Kind.PRIMARY_KEY || kind == Kind.UNIQUE_KEY;
    }

    public boolean isUnique() {
      return kind != Kind.PLAIN;
    }
  }

  /** Whether IRIS counts up a column of it. */
  public boolean isCounted() {
    return columns.stream().anyMatch(Column::isCounted);
  }

  /** Whether it is a materialized view: a table of IRIS's that a query fills. */
  public boolean isMaterialized() {
    return query != null && query.isMaterialized();
  }

  /** What messages call it. */
  public String kind() {
    if (sequence != null) {
      return "sequence";
    }
    return isMaterialized() ? "materialized view" : view ? "view" : "table";
  }

  /** The same table with other columns. */
  public Table withColumns(List<Column> other) {
    return new Table(
        schema,
        name,
        oid,
        backendSchema,
        backendName,
        view,
        other,
        indexes,
        rules,
        sequence,
        query);
  }

  /** The same table under other rules. */
  public Table withRules(Rules other) {
    return new Table(
        schema,
        name,
        oid,
        backendSchema,
        backendName,
        view,
        columns,
        indexes,
        other,
        sequence,
        query);
  }

  /**
   * What PostgreSQL's definition of a table says of its rows and IRIS's cannot.
   *
   * @param checks in the order in which they are looked at: by name
   * @param fillings what columns are given
   * @param domains the columns whose domains ask something of their values
   */
  public record Rules(List<Check> checks, List<Filling> fillings, List<Column> domains) {
    public static final Rules NONE = new Rules(List.of(), List.of(), List.of());

    public Rules {
      checks = List.copyOf(checks);
      fillings = List.copyOf(fillings);
      domains = List.copyOf(domains);
    }

    /** With what the domains of columns ask and give. */
    public Rules with(List<Column> columns) {
      List<Column> asking = new ArrayList<>(domains);
      List<Filling> filled = new ArrayList<>(fillings);
      for (Column column : columns) {
        if (column.domain() != null && DomainRules.asks(column.domain())) {
          asking.add(column);
        }
        Filling given = Filling.byDomain(column);
        if (given != null && fillings.stream().noneMatch(f -> f.column().equals(column.name()))) {
          filled.add(given);
        }
      }
      return new Rules(checks, filled, asking);
    }

    public boolean isEmpty() {
      return checks.isEmpty() && fillings.isEmpty() && domains.isEmpty();
    }
  }

  /**
   * A CHECK constraint.
   *
   * @param condition as the client wrote it
   * @param valid false where rows that were there before may break it: NOT VALID
   */
  public record Check(String name, String condition, boolean valid) {}

  /**
   * A value that the server computes for a column.
   *
   * @param value as the client wrote it
   */
  public record Filling(String column, Source source, String value) {
    /** Where the value comes from. */
    public enum Source {
      /** The column's DEFAULT, where a row is inserted without it. */
      DEFAULT,
      /** That of the column's domain. */
      DOMAIN,
      /** Always computed, from the row's other columns. */
      GENERATED
    }

    public boolean generated() {
      return source == Source.GENERATED;
    }

    /** Whether the table itself says so. */
    public boolean isOwn() {
      return source != Source.DOMAIN;
    }

    /** What the domain of a column gives it; null where it gives nothing. */
    static @Nullable Filling byDomain(Column column) {
      PgType type = column.domain();
      String value =
          type != null && type.user() instanceof UserType.Domain domain ? domain.fallback() : null;
      return value == null || column.hasDefault()
          ? null
          : new Filling(column.name(), Source.DOMAIN, value);
    }
  }

  /** The kinds of IRIS column that matter to a translation. */
  public enum Stored {
    BOOLEAN,
    NUMBER,
    /** A string that compares as PostgreSQL's do: {@code COLLATE %EXACT}. */
    EXACT_STRING,
    /** A string under IRIS's default collation SQLUPPER: case-insensitive. */
    FOLDED_STRING,
    BINARY,
    DATE,
    TIME,
    TIMESTAMP,
    STREAM,
    VECTOR
  }
}
