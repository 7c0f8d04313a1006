package io.irispgwire.eval;

import io.irispgwire.eval.CatalogLookup.Row;
import io.irispgwire.eval.Environment.SessionFacts;
import io.irispgwire.types.FormatType;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.Types;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Types by number as SQL writes them: those that values can have, and the rest of pg_type.
 *
 * <p>Source: PostgreSQL {@code src/backend/utils/adt/format_type.c}.
 */
final class TypeText {
  /** {@code array_subscript_handler}, pg_proc.dat. */
  private static final long ARRAY_SUBSCRIPTS = 6179;

  private TypeText() {}

  /** {@code format_type}; a null modifier says that there is none to speak of. */
  static String format(SessionFacts session, long oid, @Nullable Integer modifier) {
    if (oid == 0) {
      return "-";
    }
    String known = find(session, oid, modifier);
    return known == null ? "???" : known;
  }

  /** Null where there is no such type. */
  static @Nullable String find(SessionFacts session, long oid, @Nullable Integer modifier) {
    PgType builtin = Types.byOid((int) oid);
    PgType type = builtin == null ? session.lookup().type((int) oid) : builtin;
    boolean isKnown = type != null && !(type.isArray() && Types.elementOf(type) == null);
    if (type == null || !isKnown) {
      return ofRow(session, oid);
    }
    Predicate<PgType> visible =
        candidate -> {
          PgType found = session.lookup().type(null, candidate.name());
          return found != null && found.oid() == candidate.oid();
        };
    return modifier == null
        ? FormatType.name(type, visible)
        : FormatType.format(new SqlType(type, modifier), visible);
  }

  private static @Nullable String ofRow(SessionFacts session, long oid) {
    Row row = CatalogLookup.of(session, "pg_type").first("oid", oid);
    if (row == null) {
      return null;
    }
    long element = row.oid("typelem");
    if (element != 0
        && row.oid("typsubscript") == ARRAY_SUBSCRIPTS
        && !row.text("typstorage").equals("p")) {
      return find(session, element, null) + "[]";
    }
    String name = Quoting.identifier(row.text("typname"));
    return Boolean.TRUE.equals(Visibility.ofType(session, oid))
        ? name
        : ObjectNames.schema(session, row.oid("typnamespace")) + '.' + name;
  }
}
