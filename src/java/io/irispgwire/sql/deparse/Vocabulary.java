package io.irispgwire.sql.deparse;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.irispgwire.error.PgException;
import io.irispgwire.sql.Keywords;
import io.irispgwire.sql.analysis.ObjectReference;
import io.irispgwire.sql.analysis.Proc;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.types.Codec;
import io.irispgwire.types.Codecs;
import io.irispgwire.types.FormatType;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.TextStyle;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What objects and values are called under a search path. */
final class Vocabulary {
  private static final int REGCLASS = 2205;

  private final SchemaLookup schema;
  private final boolean full;

  /**
   * @param full whether every name has its schema, whatever the search path
   */
  Vocabulary(SchemaLookup schema, boolean full) {
    this.schema = schema;
    this.full = full;
  }

  boolean isFull() {
    return full;
  }

  /** {@code quote_identifier}. */
  static String quoted(String name) {
    boolean plain =
        !name.isEmpty()
            && !Character.isDigit(name.charAt(0))
            && name.chars()
                .allMatch(c -> c == '_' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
    return plain && !Keywords.needsQuotes(name) ? name : '"' + name.replace("\"", "\"\"") + '"';
  }

  /** {@code format_type_with_typemod}. */
  String type(SqlType type) {
    return FormatType.format(type, this::isVisible);
  }

  private boolean isVisible(PgType type) {
    if (full) {
      return false;
    }
    PgType found = schema.type(null, type.name());
    return found != null && found.oid() == type.oid();
  }

  /** {@code generate_relation_name}. */
  String relation(Table table) {
    Table found = full ? null : schema.table(null, table.name());
    String name = quoted(table.name());
    boolean bare = found != null && found.oid() == table.oid();
    return bare ? name : quoted(table.schema()) + '.' + name;
  }

  /** {@code generate_function_name}: an own function by its schema where no path leads to it. */
  String function(Proc proc) {
    String name = quoted(proc.name());
    boolean own = !proc.schema().isEmpty() && !proc.schema().equals("pg_catalog");
    return own && (full || !schema.searchPath().contains(proc.schema()))
        ? quoted(proc.schema()) + '.' + name
        : name;
  }

  /** {@code get_const_expr}; a null {@code text} is NULL. */
  Shown constant(@Nullable String text, SqlType type) {
    String name = "::" + type(SqlType.of(type.type()));
    if (text == null) {
      return new Shapes.Constant("NULL", name, name, type);
    }
    String value = value(text, type.type());
    String literal = literal(value, type.type());
    boolean told =
        type.type().equals(PgType.BOOL)
            || type.type().equals(PgType.UNKNOWN)
            || !literal.startsWith("'");
    return new Shapes.Constant(literal, told ? "" : name, name, type);
  }

  private static String literal(String value, PgType type) {
    if (type.equals(PgType.BOOL)) {
      return value.equals("t") ? "true" : "false";
    }
    boolean digits = !value.isEmpty() && Character.isDigit(value.charAt(0));
    boolean bare =
        type.equals(PgType.INT4)
            ? digits
            : type.equals(PgType.NUMERIC)
                && digits
                && value.chars().anyMatch(c -> c == '.' || c == 'e' || c == 'E');
    return bare ? value : quotedText(value);
  }

  /** {@code simple_quote_literal} under standard_conforming_strings. */
  static String quotedText(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** The value as its type writes it; words such as {@code 'now'} stay as they are. */
  private String value(String text, PgType type) {
    if (type.oid() == REGCLASS) {
      return relation(text);
    }
    boolean isWord = !text.isEmpty() && Character.isLetter(text.charAt(0));
    if (!Codecs.reads(type) || (isWord && !type.equals(PgType.BOOL))) {
      return text;
    }
    try {
      Codec<Object> codec = Codecs.of(type);
      ByteBuf out = Unpooled.buffer();
      codec.writeText(codec.readText(text, TextStyle.DEFAULT), TextStyle.DEFAULT, out);
      return out.toString(UTF_8);
    } catch (PgException e) {
      return text;
    }
  }

  private String relation(String text) {
    if (ObjectReference.isNumber(text)) {
      return text;
    }
    List<String> names = ObjectReference.names(text);
    String qualifier = names.size() < 2 ? null : names.get(names.size() - 2);
    Table table = schema.table(qualifier, names.get(names.size() - 1));
    return table == null ? text : relation(Objects.requireNonNull(table));
  }
}
