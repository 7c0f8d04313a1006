package io.irispgwire.sql.translate;

import io.irispgwire.error.PgException;
import io.irispgwire.sql.IrisTypes;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.analysis.Sequence;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.analysis.TypeNames;
import io.irispgwire.sql.tree.Definition.Column;
import io.irispgwire.sql.tree.Definition.Constraint;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.SequenceOption;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A column of CREATE TABLE and ALTER TABLE ADD.
 *
 * <p>IRIS has one IDENTITY column per table; it alone is found again by LAST_IDENTITY().
 */
final class ColumnDefinition {
  private static final Map<String, PgType> SERIALS =
      Map.of(
          "serial", PgType.INT4,
          "serial4", PgType.INT4,
          "bigserial", PgType.INT8,
          "serial8", PgType.INT8,
          "smallserial", PgType.INT2,
          "serial2", PgType.INT2);

  private final Column node;
  private final SchemaLookup schema;

  ColumnDefinition(Column node, SchemaLookup schema) {
    this.node = node;
    this.schema = schema;
  }

  boolean isGenerated() {
    return isSerial() || has(Constraint.Kind.IDENTITY_BY_DEFAULT) || isAlwaysGenerated();
  }

  /** Whether IRIS counts it up: it can count from 1 by 1. */
  boolean isCounted() {
    return isGenerated() && sequence().equals(new SequenceOptions(List.of()).create(type().type()));
  }

  /** The sequence of a generated column, without an owner. */
  Sequence sequence() {
    return new SequenceOptions(options()).create(type().type());
  }

  /** Those of its identity. */
  List<SequenceOption> options() {
    return node.constraints().stream()
        .flatMap(constraint -> constraint.options().stream())
        .toList();
  }

  boolean isAlwaysGenerated() {
    return has(Constraint.Kind.IDENTITY_ALWAYS);
  }

  private boolean isSerial() {
    return node.type().name().parts().size() == 1
        && SERIALS.containsKey(node.type().name().last().value());
  }

  /** What values it has: int4 for serial, of a domain the type that it is over. */
  SqlType type() {
    return declared().base();
  }

  /** As PostgreSQL declares it. */
  SqlType declared() {
    PgType serial = isSerial() ? SERIALS.get(node.type().name().last().value()) : null;
    return serial == null ? TypeNames.declared(node.type(), schema) : SqlType.of(serial);
  }

  private @Nullable PgType domain() {
    PgType declared = declared().type();
    return declared.isDomain() ? declared : null;
  }

  /**
   * @param identity whether the table has no IDENTITY yet
   */
  Fragment render(boolean identity) {
    refuse();
    String name = Identifiers.quote(node.name());
    if (isCounted()) {
      return Fragment.of(name + (identity ? " IDENTITY NOT NULL" : " SERIAL NOT NULL"));
    }
    StringBuilder text = new StringBuilder(name).append(' ').append(ddl());
    for (Constraint constraint : node.constraints()) {
      Expression value = constraint.expression();
      if (constraint.kind() == Constraint.Kind.DEFAULT && value != null) {
        DefaultValue fallback = new DefaultValue(type());
        text.append(
            !isText() && domain() == null && fallback.isNative(value)
                ? " DEFAULT " + fallback.render(value)
                : "");
      }
    }
    boolean required =
        isGenerated() || has(Constraint.Kind.NOT_NULL) || has(Constraint.Kind.PRIMARY_KEY);
    return Fragment.of(text.append(required ? " NOT NULL" : "").toString());
  }

  /** Whether IRIS's type is too narrow for what the column is to keep. */
  private boolean isText() {
    return !isGenerated() && IrisTypes.isKeptAsText(type(), schema.exactTypes());
  }

  private String ddl() {
    try {
      return isText() ? IrisTypes.textDdl() : IrisTypes.ddl(type());
    } catch (PgException e) {
      throw e.at(node.type().span().position());
    }
  }

  private void refuse() {
    for (Constraint constraint : node.constraints()) {
      if (constraint.kind() == Constraint.Kind.EXCLUDE) {
        throw Refusal.of(constraint, "EXCLUDE", "Leave it out, or check in the client.");
      }
    }
  }

  /** The column as clients will see it. */
  Table.Column described(int number) {
    String name = node.name().value();
    boolean key = has(Constraint.Kind.PRIMARY_KEY);
    return new Table.Column(
        name,
        name,
        type(),
        number,
        key || isGenerated() || has(Constraint.Kind.NOT_NULL),
        isCounted() || has(Constraint.Kind.DEFAULT),
        key,
        isText() ? Table.Stored.EXACT_STRING : IrisTypes.storedAs(type().type()),
        null,
        domain(),
        identity());
  }

  private Table.Identity identity() {
    if (isAlwaysGenerated()) {
      return Table.Identity.ALWAYS;
    }
    return has(Constraint.Kind.IDENTITY_BY_DEFAULT)
        ? Table.Identity.BY_DEFAULT
        : Table.Identity.NONE;
  }

  private boolean has(Constraint.Kind kind) {
    return node.constraints().stream().anyMatch(constraint -> constraint.kind() == kind);
  }
}
