package io.irispgwire.sql.translate;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.analysis.TypeDefinition;
import io.irispgwire.sql.analysis.TypeNames;
import io.irispgwire.sql.tree.Definition.AttributeChange;
import io.irispgwire.sql.tree.Definition.Column;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.TypeName;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.Types;
import io.irispgwire.types.UserType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The attributes of a composite type while it is defined or altered. */
final class CompositeAttributes {
  private final SchemaLookup schema;
  private final List<UserType.Field> fields;

  CompositeAttributes(SchemaLookup schema, List<UserType.Field> fields) {
    this.schema = schema;
    this.fields = new ArrayList<>(fields);
  }

  TypeDefinition definition() {
    return TypeDefinition.composite(fields);
  }

  CompositeAttributes add(List<Column> attributes) {
    for (Column attribute : attributes) {
      String name = attribute.name().value();
      if (find(name) >= 0) {
        throw new PgException(
            SqlState.DUPLICATE_COLUMN, "column \"" + name + "\" specified more than once");
      }
      SqlType type = type(attribute.type());
      if (type.type().kind() == 'p') {
        throw new PgException(
            SqlState.INVALID_TABLE_DEFINITION,
            "column \"" + name + "\" has pseudo-type " + type.type().name());
      }
      refuseRows(attribute, type.type());
      fields.add(new UserType.Field(name, type));
    }
    return this;
  }

  /** A table may change, and the values that are kept would not. */
  private void refuseRows(Column attribute, PgType type) {
    PgType element = type.isArray() ? Types.elementOf(type) : type;
    UserType user = element == null ? null : element.user();
    if (element != null && user != null && schema.table(user.schema(), element.name()) != null) {
      throw Refusal.of(
          attribute, "an attribute of a table's row type", "Make a type with the same attributes.");
    }
  }

  /** Of a missing one PostgreSQL does not say where in the text it stands; domains are refused. */
  private SqlType type(TypeName written) {
    if (TypeNames.find(written, schema) == null) {
      throw new PgException(
          SqlState.UNDEFINED_OBJECT, "type \"" + written.name() + "\" does not exist");
    }
    return TypeNames.resolve(written, schema);
  }

  CompositeAttributes change(String relation, List<AttributeChange> changes) {
    changes.forEach(change -> change(relation, change));
    return this;
  }

  private void change(String relation, AttributeChange change) {
    Column added = change.column();
    if (added != null) {
      if (find(added.name().value()) >= 0) {
        throw new PgException(
            SqlState.DUPLICATE_COLUMN,
            "column \""
                + added.name().value()
                + "\" of relation \""
                + relation
                + "\" already exists");
      }
      add(List.of(added));
      return;
    }
    Name attribute = Objects.requireNonNull(change.attribute());
    int place = find(attribute.value());
    if (place < 0 && change.conditional()) {
      return;
    }
    if (place < 0) {
      throw new PgException(
          SqlState.UNDEFINED_COLUMN,
          "column \"" + attribute.value() + "\" of relation \"" + relation + "\" does not exist");
    }
    UserType.Field old = fields.get(place);
    Name renamed = change.newName();
    if (renamed != null) {
      fields.set(place, new UserType.Field(renamed.value(), old.type()));
    } else if (change.type() != null) {
      fields.set(place, new UserType.Field(old.name(), type(change.type())));
    } else {
      fields.remove(place);
    }
  }

  private int find(String name) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }
}
