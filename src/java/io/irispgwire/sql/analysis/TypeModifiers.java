package io.irispgwire.sql.analysis;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.TypeName;
import io.irispgwire.types.PgType;
import java.util.List;

/**
 * What stands in parentheses behind a type, packed into {@code atttypmod}.
 *
 * <p>Source: the typmodin functions of PostgreSQL {@code src/backend/utils/adt}: {@code
 * anychar_typmodin}, {@code numerictypmodin}, {@code anytimestamp_typmodin}, {@code
 * intervaltypmodin}, {@code anybit_typmodin}.
 */
final class TypeModifiers {
  private static final int HEADER = 4;
  private static final int MAX_CHARACTERS = 10 * 1024 * 1024;
  private static final int MAX_NUMERIC = 1000;
  private static final int MAX_FRACTION_DIGITS = 6;
  private static final int FULL_RANGE = 0x7FFF;
  private static final int FULL_PRECISION = 0xFFFF;
  private static final List<String> FIELDS =
      List.of("YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND");

  /** INTERVAL_MASK of each of {@link #FIELDS}. */
  private static final int[] FIELD_MASKS = {1 << 2, 1 << 1, 1 << 3, 1 << 10, 1 << 11, 1 << 12};

  private TypeModifiers() {}

  static int of(PgType type, TypeName written) {
    if (type.equals(PgType.INTERVAL)) {
      return interval(written);
    }
    int[] values = new int[written.modifiers().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(written.modifiers().get(i));
    }
    try {
      return values.length == 0 ? -1 : pack(type, values);
    } catch (PgException e) {
      throw e.diagnostic().position() == 0 ? e.at(written.span().position()) : e;
    }
  }

  private static int pack(PgType type, int[] values) {
    return switch (type.oid()) {
      case 1042 -> length("char", values) + HEADER;
      case 1043 -> length("varchar", values) + HEADER;
      case 1560 -> bits("bit", values);
      case 1562 -> bits("varbit", values);
      case 1700 -> numeric(values);
      case 1083, 1266, 1114, 1184 -> precision(type, values);
      default ->
          throw new PgException(
              SqlState.SYNTAX_ERROR,
              "type modifier is not allowed for type \"" + type.name() + '"');
    };
  }

  private static int value(Expression modifier) {
    if (modifier instanceof Expression.Operation minus
        && minus.left() == null
        && minus.operator().equals("-")) {
      return -value(minus.right());
    }
    if (modifier instanceof Expression.Literal literal) {
      try {
        return Integer.parseInt(literal.value());
      } catch (NumberFormatException e) {
        throw new PgException(
                SqlState.INVALID_TEXT_REPRESENTATION,
                "invalid input syntax for type integer: \"" + literal.value() + '"',
                e)
            .at(modifier.span().position());
      }
    }
    throw new PgException(
            SqlState.SYNTAX_ERROR, "type modifiers must be simple constants or identifiers")
        .at(modifier.span().position());
  }

  private static int length(String name, int[] values) {
    require(values.length == 1, "invalid type modifier");
    require(values[0] >= 1, "length for type " + name + " must be at least 1");
    require(
        values[0] <= MAX_CHARACTERS,
        "length for type " + name + " cannot exceed " + MAX_CHARACTERS);
    return values[0];
  }

  private static int bits(String name, int[] values) {
    require(values.length == 1, "invalid type modifier");
    require(values[0] >= 1, "length for type " + name + " must be at least 1");
    require(
        values[0] <= MAX_CHARACTERS * 8,
        "length for type " + name + " cannot exceed " + MAX_CHARACTERS * 8);
    return values[0];
  }

  private static int numeric(int[] values) {
    require(values.length <= 2, "invalid NUMERIC type modifier");
    int precision = values[0];
    int scale = values.length == 2 ? values[1] : 0;
    require(
        precision >= 1 && precision <= MAX_NUMERIC,
        "NUMERIC precision " + precision + " must be between 1 and " + MAX_NUMERIC);
    require(
        scale >= -MAX_NUMERIC && scale <= MAX_NUMERIC,
        "NUMERIC scale " + scale + " must be between -" + MAX_NUMERIC + " and " + MAX_NUMERIC);
    return (precision << 16 | (scale & 0x7FF)) + HEADER;
  }

  private static int precision(PgType type, int[] values) {
    require(values.length == 1, "invalid type modifier");
    require(
        values[0] >= 0,
        type.name().toUpperCase(java.util.Locale.ROOT)
            + '('
            + values[0]
            + ") precision must not be negative");
    return Math.min(values[0], MAX_FRACTION_DIGITS);
  }

  private static int interval(TypeName written) {
    int fields = fields(written.intervalFields());
    if (written.modifiers().isEmpty()) {
      return fields == FULL_RANGE ? -1 : fields << 16 | FULL_PRECISION;
    }
    return fields << 16 | Math.min(value(written.modifiers().get(0)), MAX_FRACTION_DIGITS);
  }

  private static int fields(String written) {
    if (written.isEmpty()) {
      return FULL_RANGE;
    }
    String text = written.trim().toUpperCase(java.util.Locale.ROOT);
    int to = text.indexOf(" TO ");
    int first = FIELDS.indexOf(to < 0 ? text : text.substring(0, to).trim());
    int last = to < 0 ? first : FIELDS.indexOf(text.substring(to + 4).trim());
    int mask = 0;
    for (int i = Math.max(first, 0); i <= last; i++) {
      mask |= FIELD_MASKS[i];
    }
    return mask;
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new PgException(SqlState.INVALID_PARAMETER_VALUE, message);
    }
  }
}
