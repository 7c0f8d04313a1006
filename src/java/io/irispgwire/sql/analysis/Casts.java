package io.irispgwire.sql.analysis;

import io.irispgwire.types.PgType;
import io.irispgwire.types.Types;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How one type becomes another, from {@code pg_cast}.
 *
 * <p>Source: PostgreSQL {@code src/backend/parser/parse_coerce.c}, {@code find_coercion_pathway}
 * and {@code find_typmod_coercion_function}. Domains are not known here.
 */
public final class Casts {
  private static final int OIDVECTOR = 30;
  private static final int INT2VECTOR = 22;
  private static final char STRING_CATEGORY = 'S';

  private static final Map<Long, Row> BY_TYPES = new HashMap<>();

  static {
    CatalogFile.read("pg_cast.tsv", Casts::add);
    CatalogFile.read("pgvector_cast.tsv", Casts::add);
  }

  private Casts() {}

  private static void add(String[] field) {
    BY_TYPES.put(
        key(Integer.parseInt(field[0]), Integer.parseInt(field[1])),
        new Row(
            CastContext.of(field[3].charAt(0)),
            pathOf(field[4].charAt(0), Integer.parseInt(field[2]))));
  }

  private record Row(CastContext context, CastPath path) {}

  private static CastPath pathOf(char method, int function) {
    return switch (method) {
      case 'f' -> new CastPath.Function(Objects.requireNonNull(Procs.byOid(function)));
      case 'i' -> new CastPath.InOut();
      default -> new CastPath.Relabel();
    };
  }

  /** The way from one type to another, or null when {@code context} knows none. */
  public static @Nullable CastPath path(PgType from, PgType to, CastContext context) {
    if (from.equals(to)) {
      return new CastPath.Relabel();
    }
    Row row = BY_TYPES.get(key(from.oid(), to.oid()));
    if (row != null) {
      return context.allows(row.context) ? row.path : null;
    }
    if (from.equals(PgType.RECORD) && !to.fields().isEmpty()) {
      return new CastPath.Fields();
    }
    if (to.equals(PgType.RECORD) && !from.fields().isEmpty()) {
      return new CastPath.Relabel();
    }
    CastPath elements = elements(from, to, context);
    return elements != null ? elements : byText(from, to, context);
  }

  /** The function that applies a modifier to a value of {@code type}; null where it needs none. */
  public static @Nullable Proc modifierFunction(PgType type) {
    Row row = BY_TYPES.get(key(type.oid(), type.oid()));
    return row != null && row.path instanceof CastPath.Function function ? function.proc() : null;
  }

  private static @Nullable CastPath elements(PgType from, PgType to, CastContext context) {
    if (!from.isArray() || !to.isArray() || to.oid() == OIDVECTOR || to.oid() == INT2VECTOR) {
      return null;
    }
    PgType fromElement = Types.elementOf(from);
    PgType toElement = Types.elementOf(to);
    if (fromElement == null || toElement == null) {
      return null;
    }
    CastPath element = path(fromElement, toElement, context);
    return element == null ? null : new CastPath.Elements(element);
  }

  private static @Nullable CastPath byText(PgType from, PgType to, CastContext context) {
    boolean intoText = context.allows(CastContext.ASSIGNMENT) && to.category() == STRING_CATEGORY;
    boolean outOfText = context.allows(CastContext.EXPLICIT) && from.category() == STRING_CATEGORY;
    return intoText || outOfText ? new CastPath.InOut() : null;
  }

  private static long key(int from, int to) {
    return (long) from << 32 | (to & 0xFFFF_FFFFL);
  }
}
