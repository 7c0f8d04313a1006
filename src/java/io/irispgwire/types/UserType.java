package io.irispgwire.types;

import java.util.List;

/** What CREATE TYPE made of a {@link PgType}. */
public sealed interface UserType {
  /** What the type keeps when it is renamed. */
  String id();

  /** PostgreSQL's name of the schema that it is in. */
  String schema();

  /** An enum: its labels in their order. */
  record Labels(String id, String schema, List<String> labels) implements UserType {
    public Labels {
      labels = List.copyOf(labels);
    }
  }

  /** A composite type: its attributes in their order. */
  record Fields(String id, String schema, List<Field> fields) implements UserType {
    public Fields {
      fields = List.copyOf(fields);
    }
  }

  /** An attribute of a composite type. */
  record Field(String name, SqlType type) {}

  /**
   * No type of the user's, but how a value of {@code type} travels where a column keeps its text.
   */
  record Text(PgType type) implements UserType {
    @Override
    public String id() {
      return "";
    }

    @Override
    public String schema() {
      return "pg_catalog";
    }
  }

  /** The arrays of such a type. */
  record Elements(String id, String schema, PgType element) implements UserType {}
}
