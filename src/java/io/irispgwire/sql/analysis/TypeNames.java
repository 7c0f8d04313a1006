package io.irispgwire.sql.analysis;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.TypeName;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.Types;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Types as written: names to rows of pg_type, modifiers by {@link TypeModifiers}.
 *
 * <p>Source: PostgreSQL {@code src/backend/parser/parse_type.c}, {@code LookupTypeName}. The
 * domains of information_schema are known as their base types, which is what RowDescription shows.
 */
public final class TypeNames {
  private static final Map<String, PgType> INFORMATION_SCHEMA =
      Map.of(
          "cardinal_number", PgType.INT4,
          "character_data", PgType.VARCHAR,
          "sql_identifier", PgType.NAME,
          "time_stamp", PgType.TIMESTAMPTZ,
          "yes_or_no", PgType.VARCHAR);

  private TypeNames() {}

  /** The type of that name, or null. */
  public static @Nullable PgType byName(@Nullable String schema, String name, SchemaLookup lookup) {
    PgType builtin = builtin(schema, name);
    return builtin == null ? lookup.type(schema, name) : builtin;
  }

  private static @Nullable PgType builtin(@Nullable String schema, String name) {
    if (schema == null || schema.equals("pg_catalog")) {
      return Types.byName(name);
    }
    if (schema.equals("public")) { // where CREATE EXTENSION puts it
      return name.equals(PgType.VECTOR.name()) ? PgType.VECTOR : null;
    }
    return schema.equals("information_schema") ? INFORMATION_SCHEMA.get(name) : null;
  }

  /**
   * A type of values.
   *
   * @throws PgException 42704 when there is no such type, 22023 and 42601 for its modifiers, 0A000
   *     for a domain, whose conditions would not be looked at
   */
  public static SqlType resolve(TypeName written, SchemaLookup lookup) {
    SqlType found = declared(written, lookup);
    if (found.type().isDomain()) {
      throw new PgException(
              SqlState.FEATURE_NOT_SUPPORTED, "a domain is not supported here: " + written.name())
          .withHint("Use " + FormatType.of(found.base().type()) + ".")
          .at(written.span().position());
    }
    return found;
  }

  /**
   * The same where a domain may stand.
   *
   * @throws PgException 0A000 for arrays of a domain
   */
  public static SqlType declared(TypeName written, SchemaLookup lookup) {
    SqlType found = find(written, lookup);
    if (found == null) {
      throw missing(written);
    }
    PgType element = found.type().isArray() ? Types.elementOf(found.type()) : null;
    if (element != null && element.isDomain()) {
      throw new PgException(SqlState.FEATURE_NOT_SUPPORTED, "arrays of a domain are not supported")
          .withHint("Use arrays of " + FormatType.of(SqlType.of(element).base().type()) + ".")
          .at(written.span().position());
    }
    return found;
  }

  /**
   * The type, or null when there is none of that name.
   *
   * @throws PgException 22023 and 42601 for its modifiers
   */
  public static @Nullable SqlType find(TypeName written, SchemaLookup lookup) {
    Name schema = written.name().schema();
    PgType type =
        byName(schema == null ? null : schema.value(), written.name().last().value(), lookup);
    if (type == null) {
      return null;
    }
    int modifier = TypeModifiers.of(type, written);
    if (written.arrayDimensions() > 0 && !type.isArray()) {
      PgType array = Types.arrayOf(type);
      if (array == null) {
        return null;
      }
      type = array;
    }
    return new SqlType(type, modifier);
  }

  private static PgException missing(TypeName written) {
    String brackets = written.arrayDimensions() > 0 ? "[]" : "";
    return new PgException(
            SqlState.UNDEFINED_OBJECT, "type \"" + written.name() + brackets + "\" does not exist")
        .at(written.span().position());
  }
}
