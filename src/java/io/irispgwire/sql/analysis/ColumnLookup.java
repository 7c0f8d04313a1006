package io.irispgwire.sql.analysis;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the column or row that a name means.
 *
 * <p>Source: PostgreSQL {@code src/backend/parser/parse_relation.c} ({@code colNameToVar}, {@code
 * refnameNamespaceItem}) and {@code transformColumnRef} in {@code parse_expr.c}. System columns are
 * not known.
 */
final class ColumnLookup {
  /** {@code catalog.schema.table.column}. */
  private static final int MAX_NAMES = 4;

  private final Findings findings;
  private final SchemaLookup schema;
  private final Scope scope;

  ColumnLookup(Findings findings, SchemaLookup schema, Scope scope) {
    this.findings = findings;
    this.schema = schema;
    this.scope = scope;
  }

  /** An item of FROM and how many queries out it was found. */
  record Located(NamespaceItem item, Scope owner, int levelsUp) {}

  SqlType resolve(Expression.ColumnRef reference) {
    if (scope.clause() == Clause.DEFAULT) {
      throw new PgException(
              SqlState.FEATURE_NOT_SUPPORTED, "cannot use column reference in DEFAULT expression")
          .at(reference.span().position());
    }
    List<Name> names = reference.names();
    String last = reference.last().value();
    if (names.size() > MAX_NAMES) {
      throw new PgException(
              SqlState.SYNTAX_ERROR,
              "improper qualified name (too many dotted names): "
                  + String.join(".", names.stream().map(Name::value).toList()))
          .at(reference.span().position());
    }
    if (names.size() == 1) {
      Located owner = ownerOf(last, reference);
      SqlType variable = variable(reference, owner != null);
      if (variable != null) {
        return variable;
      }
      if (owner != null) {
        return column(reference, owner, last);
      }
      Located row = relation(null, last, reference);
      if (row == null) {
        throw MissingNames.column(scope, null, last).at(reference.span().position());
      }
      return wholeRow(reference, row);
    }
    Name schema = names.size() > 2 ? names.get(names.size() - 3) : null;
    String table = names.get(names.size() - 2).value();
    SqlType variable =
        variable(reference, names.size() > 2 || relation(null, table, reference) != null);
    if (variable != null) {
      return variable;
    }
    Located owner = require(schema == null ? null : schema.value(), table, reference);
    if (owner.item().count(last) == 0) {
      throw MissingNames.column(scope, table, last).at(reference.span().position());
    }
    return column(reference, owner, last);
  }

  private @Nullable SqlType variable(Expression.ColumnRef reference, boolean isColumn) {
    List<String> names = reference.names().stream().map(Name::value).toList();
    SqlType type = findings.variables().find(names, reference.span(), isColumn);
    if (type != null) {
      findings.setResolution(reference, new Resolution.Variable(type));
    }
    return type;
  }

  /** The item that {@code qualifier.*} names. */
  Located star(Expression.Star star) {
    List<Name> names = star.qualifier();
    String schema = names.size() > 1 ? names.get(names.size() - 2).value() : null;
    return require(schema, names.get(names.size() - 1).value(), star);
  }

  private Located require(@Nullable String schema, String table, Expression reference) {
    Located found = relation(schema, table, reference);
    if (found == null) {
      throw MissingNames.table(scope, table).at(reference.span().position());
    }
    return found;
  }

  private SqlType column(Expression.ColumnRef reference, Located owner, String name) {
    if (owner.item().count(name) > 1) {
      throw ambiguousColumn(name, reference);
    }
    NamespaceItem.Column column = owner.item().column(name);
    note(reference, owner, column.resolution());
    return column.column().type();
  }

  private SqlType wholeRow(Expression.ColumnRef reference, Located row) {
    RangeEntry entry = row.item().entry();
    if (entry.source() instanceof RangeEntry.Functions functions && functions.scalar()) {
      note(reference, row, row.item().columns().get(0).resolution());
      return row.item().columns().get(0).column().type();
    }
    note(reference, row, new Resolution.WholeRow(entry, 0));
    return SqlType.of(rowType(row.item()));
  }

  private PgType rowType(NamespaceItem item) {
    Table table = item.table();
    PgType type = table == null ? null : schema.rowType(table);
    if (item.entry().source() instanceof RangeEntry.Functions functions
        && functions.ref().calls().size() == 1
        && !functions.ref().ordinality()) {
      type = findings.typeOf(functions.ref().calls().get(0)).type();
    }
    return type == null || type.fields().isEmpty() ? PgType.RECORD : type;
  }

  private void note(Expression.ColumnRef reference, Located owner, Resolution resolution) {
    findings.setResolution(reference, raise(resolution, owner.levelsUp()));
    if (owner.levelsUp() > 0 && !scope.insideAggregate()) {
      owner.owner().addOuterReference(reference, resolution);
    }
  }

  static Resolution raise(Resolution resolution, int levels) {
    if (levels == 0) {
      return resolution;
    }
    if (resolution instanceof Resolution.Column column) {
      return new Resolution.Column(column.entry(), column.column(), levels);
    }
    if (resolution instanceof Resolution.Merged merged) {
      return new Resolution.Merged(raise(merged.left(), levels), raise(merged.right(), levels));
    }
    if (resolution instanceof Resolution.SystemColumn column) {
      return new Resolution.SystemColumn(column.entry(), column.name(), levels);
    }
    return new Resolution.WholeRow(((Resolution.WholeRow) resolution).entry(), levels);
  }

  /** {@code colNameToVar}: the item with a visible column of that name. */
  private @Nullable Located ownerOf(String name, Expression reference) {
    int levels = 0;
    for (Scope at = scope; at != null; at = at.parent()) {
      Located found = null;
      for (NamespaceItem item : at.items()) {
        boolean visible = item.columnsVisible() && (!item.lateralOnly() || at.lateralActive());
        if (visible && item.count(name) > 0) {
          if (found != null) {
            throw ambiguousColumn(name, reference);
          }
          found = new Located(item, at, levels);
        }
      }
      if (found != null) {
        checkLateral(found.item(), reference);
        return found;
      }
      levels++;
    }
    return null;
  }

  /** {@code refnameNamespaceItem}. */
  private @Nullable Located relation(@Nullable String schema, String name, Expression reference) {
    int levels = 0;
    for (Scope at = scope; at != null; at = at.parent()) {
      Located found = null;
      for (NamespaceItem item : at.items()) {
        boolean visible = !item.lateralOnly() || at.lateralActive();
        if (visible && matches(item, schema, name)) {
          if (found != null) {
            throw new PgException(
                    SqlState.AMBIGUOUS_COLUMN, "table reference \"" + name + "\" is ambiguous")
                .at(reference.span().position());
          }
          found = new Located(item, at, levels);
        }
      }
      if (found != null) {
        checkLateral(found.item(), reference);
        return found;
      }
      levels++;
    }
    return null;
  }

  private static boolean matches(NamespaceItem item, @Nullable String schema, String name) {
    if (schema == null) {
      return item.isNamed(name);
    }
    Table table = item.table();
    return table != null
        && item.isNamed(name)
        && table.name().equals(name)
        && table.schema().equals(schema);
  }

  private static void checkLateral(NamespaceItem item, Expression reference) {
    if (item.lateralOnly() && !item.lateralOk()) {
      throw new PgException(
              SqlState.INVALID_COLUMN_REFERENCE,
              "invalid reference to FROM-clause entry for table \"" + item.entry().alias() + '"')
          .withDetail("The combining JOIN type must be INNER or LEFT for a LATERAL reference.")
          .at(reference.span().position());
    }
  }

  private static PgException ambiguousColumn(String name, Expression reference) {
    return new PgException(
            SqlState.AMBIGUOUS_COLUMN, "column reference \"" + name + "\" is ambiguous")
        .at(reference.span().position());
  }
}
