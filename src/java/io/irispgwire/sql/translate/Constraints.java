package io.irispgwire.sql.translate;

import io.irispgwire.error.Diagnostic;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.tree.Definition.Column;
import io.irispgwire.sql.tree.Definition.Constraint;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.QualifiedName;
import io.irispgwire.types.PgType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Keys of a table, always with a name: clients see it in errors. Unnamed ones get PostgreSQL's
 * ({@code ChooseConstraintName} and {@code makeObjectName} of {@code
 * src/backend/commands/indexcmds.c}).
 */
final class Constraints {
  private static final int LONGEST_NAME = 63;

  private final ObjectNames names;
  private final List<Table.Column> described;
  private final QualifiedName table;
  private final Set<String> taken = new HashSet<>();
  private final List<Diagnostic> concessions = new ArrayList<>();

  /**
   * @param described the table's columns
   */
  Constraints(ObjectNames names, QualifiedName table, List<Table.Column> described) {
    this.described = described;
    this.names = names;
    this.table = table;
  }

  /** Those that a table gets beside what it has. */
  static Constraints beside(Table table, ObjectNames names, QualifiedName name) {
    Constraints constraints = new Constraints(names, name, table.columns());
    table.indexes().forEach(index -> constraints.taken.add(index.name()));
    table.rules().checks().forEach(check -> constraints.taken.add(check.name()));
    return constraints;
  }

  /** The constraints written behind a column, but for those that belong to its definition. */
  List<String> of(Column column) {
    List<String> texts = new ArrayList<>();
    for (Constraint constraint : column.constraints()) {
      switch (constraint.kind()) {
        case UNIQUE, PRIMARY_KEY, FOREIGN_KEY -> texts.add(of(constraint, List.of(column.name())));
        default -> {}
      }
    }
    return texts;
  }

  String of(Constraint constraint) {
    return of(constraint, constraint.columns());
  }

  private String of(Constraint constraint, List<Name> columns) {
    columns.forEach(column -> refuseText(constraint, column));
    String keys = columns(columns);
    return switch (constraint.kind()) {
      case PRIMARY_KEY -> named(constraint, List.of(), "pkey") + "PRIMARY KEY " + keys;
      case UNIQUE -> named(constraint, columns, "key") + "UNIQUE " + keys;
      case FOREIGN_KEY ->
          named(constraint, columns, "fkey") + "FOREIGN KEY " + keys + references(constraint);
      case EXCLUDE -> throw Refusal.of(constraint, "EXCLUDE");
      default -> throw Refusal.of(constraint, "this constraint");
    };
  }

  /** Equal numbers may have unlike texts, and what is referenced may be no text. */
  private void refuseText(Constraint constraint, Name column) {
    boolean ofText =
        described.stream()
            .filter(each -> each.name().equals(column.value()) && each.isText())
            .anyMatch(
                each ->
                    constraint.kind() == Constraint.Kind.FOREIGN_KEY
                        || each.type().type().equals(PgType.NUMERIC));
    if (ofText) {
      throw Refusal.of(
          constraint,
          "a key over \"" + column.value() + "\", whose values are kept as text,",
          "Declare it in the bounds of IRIS's type: numeric(p,s).");
    }
  }

  private String references(Constraint constraint) {
    QualifiedName target = constraint.references();
    if (target == null) {
      throw Refusal.of(constraint, "FOREIGN KEY without REFERENCES");
    }
    StringBuilder text = new StringBuilder(" REFERENCES ").append(names.quoted(target));
    String columns = referenced(constraint, target);
    text.append(columns);
    for (String action : constraint.actions()) {
      text.append(action(constraint, action));
    }
    return text.toString();
  }

  private String referenced(Constraint constraint, QualifiedName target) {
    if (!constraint.referencedColumns().isEmpty()) {
      List<String> quoted =
          constraint.referencedColumns().stream().map(c -> names.column(target, c)).toList();
      return " (" + String.join(", ", quoted) + ")";
    }
    Table known = names.table(target);
    List<String> key =
        known == null
            ? List.of()
            : known.columns().stream()
                .filter(Table.Column::primaryKey)
                .map(column -> Identifiers.quote(column.backendName()))
                .toList();
    return key.isEmpty() ? "" : " (" + String.join(", ", key) + ")";
  }

  /**
   * IRIS looks at a foreign key with each row. DEFERRABLE alone asks for no more: to defer it takes
   * SET CONSTRAINTS, which is refused.
   */
  private String action(Constraint constraint, String action) {
    if (action.startsWith("ON ")) {
      return " " + action.replace("RESTRICT", "NO ACTION");
    }
    if (action.equals("MATCH FULL")) {
      throw Refusal.of(constraint, action, "IRIS checks foreign keys at once.");
    }
    if (action.equals("INITIALLY DEFERRED")) {
      concessions.add(Concessions.deferred(constraint));
    }
    return "";
  }

  /** What is not as the client asked for: an error, unless the client has said that it may be. */
  List<Diagnostic> concessions() {
    return concessions;
  }

  private String columns(List<Name> columns) {
    return "("
        + String.join(", ", columns.stream().map(c -> names.column(table, c)).toList())
        + ")";
  }

  private String named(Constraint constraint, List<Name> columns, String suffix) {
    Name written = constraint.name();
    String name = written == null ? chosen(columns, suffix) : written.value();
    taken.add(name);
    return "CONSTRAINT " + Identifiers.escaped(name) + " ";
  }

  private String chosen(List<Name> columns, String suffix) {
    String name = name(table.last().value(), columns, suffix);
    for (int n = 1; isTaken(name, suffix); n++) {
      name = name(table.last().value(), columns, suffix + n);
    }
    return name;
  }

  private boolean isTaken(String name, String suffix) {
    return taken.contains(name) || (isCut(name, suffix) && names.isKey(table, name));
  }

  /** Only where names are cut do those of unlike tables and columns become alike. */
  private boolean isCut(String name, String suffix) {
    return name.length() >= LONGEST_NAME
        && !name.startsWith(table.last().value() + "_")
        && !suffix.equals("fkey");
  }

  /** {@code table_column_suffix}, the longer of the first two cut until 63 bytes hold it. */
  static String name(String table, List<Name> columns, String suffix) {
    StringBuilder first = new StringBuilder(table);
    StringBuilder second = new StringBuilder();
    columns.forEach(c -> second.append(second.isEmpty() ? "" : "_").append(c.value()));
    int fixed = 1 + suffix.length() + (second.isEmpty() ? 0 : 1);
    while (first.length() + second.length() + fixed > LONGEST_NAME) {
      StringBuilder longer = first.length() > second.length() ? first : second;
      longer.setLength(longer.length() - 1);
    }
    return first + (second.isEmpty() ? "" : "_" + second) + "_" + suffix;
  }
}
