package io.irispgwire.types;

import java.util.List;
import org.jspecify.annotations.Nullable;

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
   * A domain.
   *
   * @param base what it is over; it may be a domain too
   * @param fallback the text of its DEFAULT; null for none
   * @param checks in the order in which they are looked at: by name
   */
  record Domain(
      String id,
      String schema,
      SqlType base,
      boolean notNull,
      @Nullable String fallback,
      List<Check> checks)
      implements UserType {
    public Domain {
      checks = List.copyOf(checks);
    }
  }

  /**
   * A CHECK of a domain.
   *
   * @param condition over {@code VALUE}
   * @param valid false where values that were there before may break it: NOT VALID
   */
  record Check(String name, String condition, boolean valid) {}

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
