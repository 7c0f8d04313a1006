package io.irispgwire.types;

import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Types by their SQL names: {@code integer}, {@code character varying(10)}.
 *
 * <p>Source: PostgreSQL 15 {@code format_type.c}, {@code format_type_extended}; the {@code
 * *typmodout} functions.
 */
public final class FormatType {
  /** A type in it is named without it. */
  private static final String USUAL_SCHEMA = "public";

  private FormatType() {}

  /** What {@code format_type(oid, modifier)} gives. */
  public static String format(SqlType type) {
    return format(type, FormatType::isUsual);
  }

  /**
   * The same under a search path.
   *
   * @param isVisible whether a type of a user needs no schema
   */
  public static String format(SqlType type, Predicate<PgType> isVisible) {
    PgType element = elementOf(type.type());
    return element == null
        ? scalar(type.type(), type.modifier(), isVisible)
        : scalar(element, type.modifier(), isVisible) + "[]";
  }

  private static boolean isUsual(PgType type) {
    String schema = Objects.requireNonNull(type.user()).schema();
    return schema.equals(USUAL_SCHEMA) || schema.startsWith("pg_temp");
  }

  /** What {@code format_type(oid, NULL)} gives; error messages use it. */
  public static String name(PgType type) {
    return name(type, FormatType::isUsual);
  }

  /** The same under a search path. */
  public static String name(PgType type, Predicate<PgType> isVisible) {
    PgType element = elementOf(type);
    if (element != null) {
      return name(element, isVisible) + "[]";
    }
    return switch (type.name()) {
      case "bit" -> "bit";
      case "bpchar" -> "character";
      default -> scalar(type, -1, isVisible);
    };
  }

  /** Null for int2vector and oidvector too: they are arrays with a name of their own. */
  private static @Nullable PgType elementOf(PgType type) {
    boolean hasOwnName = type.arrayOid() != 0;
    return type.isArray() && !hasOwnName ? Types.elementOf(type) : null;
  }

  private static String quoted(String name) {
    boolean isPlain =
        !name.isEmpty()
            && !Character.isDigit(name.charAt(0))
            && name.chars()
                .allMatch(c -> c == '_' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
    return isPlain ? name : '"' + name.replace("\"", "\"\"") + '"';
  }

  private static String scalar(PgType type, int modifier, Predicate<PgType> isVisible) {
    UserType user = type.user();
    if (user != null) {
      String schema = isVisible.test(type) ? "" : quoted(user.schema()) + '.';
      return schema + quoted(type.name());
    }
    String suffix = modifier >= 0 ? TypeModifiers.suffix(type, modifier) : "";
    return switch (type.name()) {
      case "bool" -> "boolean";
      case "int2" -> "smallint";
      case "int4" -> "integer";
      case "int8" -> "bigint";
      case "float4" -> "real";
      case "float8" -> "double precision";
      case "bpchar" -> modifier >= 0 ? "character" + suffix : "bpchar";
      case "bit" -> modifier >= 0 ? "bit" + suffix : "\"bit\"";
      case "varchar" -> "character varying" + suffix;
      case "varbit" -> "bit varying" + suffix;
      case "time" -> "time" + suffix + " without time zone";
      case "timetz" -> "time" + suffix + " with time zone";
      case "timestamp" -> "timestamp" + suffix + " without time zone";
      case "timestamptz" -> "timestamp" + suffix + " with time zone";
      case "char", "any" -> "\"" + type.name() + "\"";
      default -> type.name() + suffix;
    };
  }
}
