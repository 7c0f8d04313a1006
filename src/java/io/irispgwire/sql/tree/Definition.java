package io.irispgwire.sql.tree;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Data definition: what changes the schema. */
public sealed interface Definition extends Statement {
  /** What CommandComplete says, e.g. {@code CREATE TABLE}. */
  String tag();

  @Override
  default <R extends @Nullable Object> R accept(Visitor<R> visitor) {
    return visitor.onDefinition(this);
  }

  /** Of a temporary table that is made; anything else has none. */
  default OnCommit onCommit() {
    return OnCommit.PRESERVE_ROWS;
  }

  /** What becomes of a temporary table when a transaction ends. */
  enum OnCommit {
    PRESERVE_ROWS,
    DELETE_ROWS,
    DROP
  }

  /** CREATE TABLE. */
  record CreateTable(
      Span span,
      QualifiedName name,
      boolean temporary,
      boolean ifNotExists,
      List<Column> columns,
      List<Constraint> constraints,
      List<Like> likes,
      OnCommit onCommit)
      implements Definition {
    public CreateTable {
      columns = List.copyOf(columns);
      constraints = List.copyOf(constraints);
      likes = List.copyOf(likes);
    }

    @Override
    public String tag() {
      return "CREATE TABLE";
    }
  }

  /**
   * LIKE in CREATE TABLE.
   *
   * @param included what is copied beside the columns: defaults, constraints, indexes, …
   * @param place how many columns are written before it
   */
  record Like(Span span, QualifiedName source, Set<String> included, int place) implements Node {
    public Like {
      included = Set.copyOf(included);
    }
  }

  /** A column definition. */
  record Column(
      Span span,
      Name name,
      TypeName type,
      @Nullable QualifiedName collation,
      List<Constraint> constraints)
      implements Node {
    public Column {
      constraints = List.copyOf(constraints);
    }
  }

  /**
   * A column or table constraint.
   *
   * @param columns of a table constraint; empty on a column
   * @param expression of CHECK, DEFAULT, GENERATED … AS (…)
   * @param references of FOREIGN KEY and REFERENCES
   * @param actions {@code ON DELETE …}, {@code ON UPDATE …}, DEFERRABLE …, in upper case as written
   * @param options of an identity's sequence
   */
  record Constraint(
      Span span,
      @Nullable Name name,
      Kind kind,
      List<Name> columns,
      @Nullable Expression expression,
      @Nullable QualifiedName references,
      List<Name> referencedColumns,
      List<String> actions,
      List<SequenceOption> options)
      implements Node {
    public Constraint {
      options = List.copyOf(options);
      columns = List.copyOf(columns);
      referencedColumns = List.copyOf(referencedColumns);
      actions = List.copyOf(actions);
    }

    /** Which constraint. */
    public enum Kind {
      NOT_NULL,
      NULL,
      DEFAULT,
      CHECK,
      UNIQUE,
      PRIMARY_KEY,
      FOREIGN_KEY,
      IDENTITY_ALWAYS,
      IDENTITY_BY_DEFAULT,
      GENERATED,
      EXCLUDE
    }
  }

  /** CREATE TABLE AS, SELECT INTO. */
  record CreateTableAs(
      Span span,
      QualifiedName name,
      boolean temporary,
      boolean ifNotExists,
      List<Name> columns,
      OnCommit onCommit,
      Query query,
      boolean withData)
      implements Definition {
    public CreateTableAs {
      columns = List.copyOf(columns);
    }

    @Override
    public String tag() {
      return "CREATE TABLE AS";
    }
  }

  /** CREATE [OR REPLACE] VIEW. */
  record CreateView(
      Span span,
      QualifiedName name,
      boolean temporary,
      boolean replace,
      List<Name> columns,
      Query query)
      implements Definition {
    public CreateView {
      columns = List.copyOf(columns);
    }

    @Override
    public String tag() {
      return "CREATE VIEW";
    }
  }

  /** CREATE MATERIALIZED VIEW. */
  record CreateMaterializedView(
      Span span,
      QualifiedName name,
      boolean ifNotExists,
      List<Name> columns,
      Query query,
      boolean withData)
      implements Definition {
    public CreateMaterializedView {
      columns = List.copyOf(columns);
    }

    @Override
    public String tag() {
      return "CREATE MATERIALIZED VIEW";
    }
  }

  /** REFRESH MATERIALIZED VIEW. */
  record RefreshMaterializedView(
      Span span, QualifiedName name, boolean concurrently, boolean withData) implements Definition {
    @Override
    public String tag() {
      return "REFRESH MATERIALIZED VIEW";
    }
  }

  /** CREATE INDEX. */
  record CreateIndex(
      Span span,
      @Nullable Name name,
      boolean unique,
      boolean ifNotExists,
      QualifiedName table,
      String method,
      List<IndexElement> elements,
      List<StorageParameter> storage,
      @Nullable Expression where)
      implements Definition {
    public CreateIndex {
      elements = List.copyOf(elements);
      storage = List.copyOf(storage);
    }

    @Override
    public String tag() {
      return "CREATE INDEX";
    }
  }

  /**
   * What an index is made of.
   *
   * @param operatorClass null where none is written
   */
  record IndexElement(SortItem key, @Nullable QualifiedName operatorClass) {}

  /**
   * An item of an index's WITH.
   *
   * @param value as written, without quotes; "" where none is
   */
  record StorageParameter(Span span, Name name, String value) implements Node {}

  /** CREATE SCHEMA. */
  record CreateSchema(Span span, Name name, boolean ifNotExists) implements Definition {
    @Override
    public String tag() {
      return "CREATE SCHEMA";
    }
  }

  /**
   * DROP.
   *
   * @param kind TABLE, VIEW, INDEX, SCHEMA, SEQUENCE, …
   */
  record Drop(Span span, String kind, boolean ifExists, List<QualifiedName> names, boolean cascade)
      implements Definition {
    public Drop {
      names = List.copyOf(names);
    }

    @Override
    public String tag() {
      return "DROP " + kind;
    }
  }

  /** CREATE SEQUENCE. */
  record CreateSequence(
      Span span,
      QualifiedName name,
      boolean temporary,
      boolean ifNotExists,
      List<SequenceOption> options)
      implements Definition {
    public CreateSequence {
      options = List.copyOf(options);
    }

    @Override
    public String tag() {
      return "CREATE SEQUENCE";
    }
  }

  /**
   * ALTER SEQUENCE.
   *
   * @param renamed of RENAME TO, which has no options
   */
  record AlterSequence(
      Span span,
      QualifiedName name,
      boolean ifExists,
      List<SequenceOption> options,
      @Nullable Name renamed)
      implements Definition {
    public AlterSequence {
      options = List.copyOf(options);
    }

    @Override
    public String tag() {
      return "ALTER SEQUENCE";
    }
  }

  /** CREATE TYPE … AS ENUM. */
  record CreateEnum(Span span, QualifiedName name, List<String> labels) implements Definition {
    public CreateEnum {
      labels = List.copyOf(labels);
    }

    @Override
    public String tag() {
      return "CREATE TYPE";
    }
  }

  /** CREATE TYPE … AS (…). */
  record CreateComposite(Span span, QualifiedName name, List<Column> attributes)
      implements Definition {
    public CreateComposite {
      attributes = List.copyOf(attributes);
    }

    @Override
    public String tag() {
      return "CREATE TYPE";
    }
  }

  /**
   * ALTER TYPE … ADD VALUE.
   *
   * @param neighbour the label that it comes before or after; null: it is the last
   */
  record AddLabel(
      Span span,
      QualifiedName name,
      boolean ifNotExists,
      String label,
      boolean before,
      @Nullable String neighbour)
      implements Definition {
    @Override
    public String tag() {
      return "ALTER TYPE";
    }
  }

  /** ALTER TYPE … RENAME VALUE. */
  record RenameLabel(Span span, QualifiedName name, String label, String newLabel)
      implements Definition {
    @Override
    public String tag() {
      return "ALTER TYPE";
    }
  }

  /**
   * One action of ALTER TYPE on a composite type's attributes.
   *
   * @param attribute its name where it exists already
   * @param column of ADD ATTRIBUTE
   * @param type of ALTER ATTRIBUTE … TYPE
   * @param newName of RENAME ATTRIBUTE
   */
  record AttributeChange(
      @Nullable Name attribute,
      @Nullable Column column,
      @Nullable TypeName type,
      @Nullable Name newName,
      boolean conditional) {}

  /** ALTER TYPE … ADD, DROP, ALTER and RENAME ATTRIBUTE. */
  record AlterComposite(Span span, QualifiedName name, List<AttributeChange> changes)
      implements Definition {
    public AlterComposite {
      changes = List.copyOf(changes);
    }

    @Override
    public String tag() {
      return "ALTER TYPE";
    }
  }

  /** ALTER TYPE … RENAME TO and SET SCHEMA. */
  record MoveType(Span span, QualifiedName name, @Nullable Name newName, @Nullable Name newSchema)
      implements Definition {
    @Override
    public String tag() {
      return "ALTER TYPE";
    }
  }

  /** CREATE DOMAIN. */
  record CreateDomain(Span span, QualifiedName name, TypeName type, List<Constraint> constraints)
      implements Definition {
    public CreateDomain {
      constraints = List.copyOf(constraints);
    }

    @Override
    public String tag() {
      return "CREATE DOMAIN";
    }
  }

  /** ALTER DOMAIN: {@code RENAME_TABLE} renames the domain. */
  record AlterDomain(Span span, QualifiedName name, Alteration change) implements Definition {
    @Override
    public String tag() {
      return "ALTER DOMAIN";
    }
  }

  /**
   * ALTER … OWNER TO.
   *
   * @param kind TABLE, VIEW, SEQUENCE, FUNCTION, …
   * @param arguments of a function, where they are written
   */
  record ChangeOwner(
      Span span,
      String kind,
      boolean ifExists,
      QualifiedName name,
      @Nullable List<TypeName> arguments,
      Name owner)
      implements Definition {
    @Override
    public String tag() {
      return "ALTER " + kind;
    }
  }

  /** TRUNCATE. */
  record Truncate(Span span, List<QualifiedName> tables, boolean restartIdentity, boolean cascade)
      implements Definition {
    public Truncate {
      tables = List.copyOf(tables);
    }

    @Override
    public String tag() {
      return "TRUNCATE TABLE";
    }
  }

  /**
   * ALTER TABLE, ALTER VIEW, ALTER MATERIALIZED VIEW.
   *
   * @param kind TABLE, VIEW, MATERIALIZED VIEW
   */
  record AlterTable(
      Span span, String kind, QualifiedName name, boolean ifExists, List<Alteration> alterations)
      implements Definition {
    public AlterTable {
      alterations = List.copyOf(alterations);
    }

    @Override
    public String tag() {
      return "ALTER " + kind;
    }
  }

  /**
   * One action of ALTER TABLE.
   *
   * @param name column or constraint it is about
   * @param newName of the RENAME forms
   * @param options of SET of an identity: those of its sequence, {@code generated} among them
   */
  record Alteration(
      Span span,
      Kind kind,
      @Nullable Name name,
      @Nullable Name newName,
      @Nullable Column column,
      @Nullable Constraint constraint,
      @Nullable TypeName type,
      @Nullable Expression expression,
      boolean conditional,
      boolean cascade,
      List<SequenceOption> options)
      implements Node {
    public Alteration {
      options = List.copyOf(options);
    }

    /** Which action; {@code conditional} is IF [NOT] EXISTS. */
    public enum Kind {
      ADD_COLUMN,
      DROP_COLUMN,
      ALTER_TYPE,
      SET_DEFAULT,
      DROP_DEFAULT,
      SET_NOT_NULL,
      DROP_NOT_NULL,
      ADD_CONSTRAINT,
      DROP_CONSTRAINT,
      RENAME_COLUMN,
      RENAME_CONSTRAINT,
      RENAME_TABLE,
      VALIDATE_CONSTRAINT,
      DROP_EXPRESSION,
      ADD_IDENTITY,
      SET_IDENTITY,
      DROP_IDENTITY,
      OTHER
    }
  }

  /** LOCK TABLE. */
  record LockTable(Span span, List<QualifiedName> tables, String mode, boolean nowait)
      implements Definition {
    public LockTable {
      tables = List.copyOf(tables);
    }

    @Override
    public String tag() {
      return "LOCK TABLE";
    }
  }

  /**
   * COMMENT ON.
   *
   * @param kind TABLE, COLUMN, …, in upper case
   * @param name of COLUMN: the table's, and the column's behind it; of CONSTRAINT: the constraint's
   * @param table of CONSTRAINT … ON; null for other kinds
   * @param text null for IS NULL
   */
  record Comment(
      Span span,
      String kind,
      QualifiedName name,
      @Nullable QualifiedName table,
      @Nullable List<TypeName> arguments,
      @Nullable String text)
      implements Definition {
    @Override
    public String tag() {
      return "COMMENT";
    }
  }

  /** CREATE EXTENSION. */
  record CreateExtension(Span span, Name name, boolean ifNotExists) implements Definition {
    @Override
    public String tag() {
      return "CREATE EXTENSION";
    }
  }

  /**
   * CREATE ROLE, CREATE USER.
   *
   * @param login whether it may log in
   * @param password null for none
   */
  record CreateRole(Span span, Name name, boolean login, @Nullable String password)
      implements Definition {
    @Override
    public String tag() {
      return "CREATE ROLE";
    }
  }

  /**
   * GRANT or REVOKE of privileges, or of roles.
   *
   * @param privileges empty for roles
   * @param kind TABLE, SCHEMA, FUNCTION, …: what the privileges are on
   * @param tables empty for other kinds, and for all tables of {@code schemas}
   * @param roles what is granted, where it is roles
   */
  record Grant(
      Span span,
      boolean revoke,
      List<Privilege> privileges,
      String kind,
      List<QualifiedName> tables,
      List<Name> schemas,
      List<Name> roles,
      List<Name> grantees)
      implements Definition {
    public Grant {
      privileges = List.copyOf(privileges);
      tables = List.copyOf(tables);
      schemas = List.copyOf(schemas);
      roles = List.copyOf(roles);
      grantees = List.copyOf(grantees);
    }

    @Override
    public String tag() {
      return (revoke ? "REVOKE" : "GRANT") + (roles.isEmpty() ? "" : " ROLE");
    }
  }

  /**
   * A privilege.
   *
   * @param name in upper case, ALL among them
   * @param columns that it is for; empty for the whole table
   */
  record Privilege(String name, List<Name> columns) {
    public Privilege {
      columns = List.copyOf(columns);
    }
  }

  /**
   * ALTER DEFAULT PRIVILEGES.
   *
   * @param revoke whether it takes privileges away
   */
  record DefaultPrivileges(Span span, boolean revoke) implements Definition {
    @Override
    public String tag() {
      return "ALTER DEFAULT PRIVILEGES";
    }
  }

  /** DROP ROLE, DROP USER. */
  record DropRole(Span span, boolean user, boolean ifExists, List<Name> names)
      implements Definition {
    public DropRole {
      names = List.copyOf(names);
    }

    @Override
    public String tag() {
      return "DROP ROLE";
    }
  }

  /**
   * CREATE FUNCTION, CREATE PROCEDURE.
   *
   * @param returns null where OUT parameters or TABLE say what it gives, and of procedures
   * @param set whether it gives rows: SETOF, TABLE
   * @param volatility as in {@code pg_proc.provolatile}
   * @param text the command as the client wrote it
   */
  record CreateRoutine(
      Span span,
      boolean procedure,
      QualifiedName name,
      boolean replace,
      List<RoutineParameter> parameters,
      @Nullable TypeName returns,
      boolean set,
      String language,
      char volatility,
      boolean strict,
      String body,
      String text)
      implements Definition {
    public CreateRoutine {
      parameters = List.copyOf(parameters);
    }

    @Override
    public String tag() {
      return procedure ? "CREATE PROCEDURE" : "CREATE FUNCTION";
    }
  }

  /**
   * A parameter of a function or procedure.
   *
   * @param mode as in {@code pg_proc.proargmodes}: 'i', 'o', 'b', 'v', 't'
   * @param fallback its DEFAULT as written; "" for none
   */
  record RoutineParameter(char mode, @Nullable Name name, TypeName type, String fallback) {}

  /**
   * DROP FUNCTION, PROCEDURE or ROUTINE.
   *
   * @param kind FUNCTION, PROCEDURE or ROUTINE
   */
  record DropRoutine(Span span, String kind, boolean ifExists, List<RoutineName> names)
      implements Definition {
    public DropRoutine {
      names = List.copyOf(names);
    }

    @Override
    public String tag() {
      return "DROP " + kind;
    }
  }

  /**
   * A function as DROP names it.
   *
   * @param arguments types of its input parameters; null where only the name is written
   */
  record RoutineName(QualifiedName name, @Nullable List<TypeName> arguments) {}

  /**
   * Any other command of PostgreSQL, or another form of these (CREATE FUNCTION, DO, ALTER ROLE …):
   * known by its tag, its text not taken apart.
   */
  record Other(Span span, String tag) implements Definition {}
}
