package io.irispgwire.eval;

import io.irispgwire.eval.Environment.SessionFacts;
import io.irispgwire.sql.Parser;
import io.irispgwire.sql.analysis.FormatType;
import io.irispgwire.sql.analysis.ObjectReference;
import io.irispgwire.sql.analysis.Proc;
import io.irispgwire.sql.analysis.Procs;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.analysis.TypeNames;
import io.irispgwire.types.PgArray;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.Types;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The names of objects behind regclass, regproc, regtype and regnamespace, in and out.
 *
 * <p>Source: PostgreSQL {@code src/backend/utils/adt/regproc.c}.
 */
public final class ObjectNames {
  private static final String OWN_SCHEMA = "pg_catalog";

  private ObjectNames() {}

  /**
   * Whether values of the type, or of an array of it, are read and shown by name, and the name
   * needs the session.
   */
  public static boolean isNamed(PgType type) {
    PgType element = type.isArray() ? Types.elementOf(type) : null;
    return switch (element == null ? type.name() : element.name()) {
      case "regclass", "regproc", "regprocedure", "regtype", "regnamespace", "regrole" -> true;
      default -> false;
    };
  }

  /**
   * The number of the object.
   *
   * @throws PgException when there is none of that name
   */
  public static Object parse(PgType type, String text, Environment environment) {
    PgType element = type.isArray() ? Types.elementOf(type) : null;
    if (element != null) {
      PgType texts = Objects.requireNonNull(Types.arrayOf(PgType.TEXT));
      PgArray names = (PgArray) ValueText.parse(texts, text, environment.style());
      return mapped(names, element, name -> parse(element, (String) name, environment));
    }
    if (ObjectReference.isNumber(text)) {
      return ValueText.parse(type, text, environment.style());
    }
    Long found = find(type, text, environment);
    if (found == null) {
      throw ObjectReference.missing(type, text);
    }
    return found;
  }

  /** The number of the object, or null. */
  static @Nullable Long find(PgType type, String text, Environment environment) {
    List<String> names = ObjectReference.names(text);
    String schema = names.size() < 2 ? null : names.get(names.size() - 2);
    String name = names.get(names.size() - 1);
    SessionFacts session = environment.session();
    return switch (type.name()) {
      case "regclass" -> {
        Table table = session.relation(schema, name);
        yield table == null
            ? otherRelation(session, schema, name)
            : (Long) Integer.toUnsignedLong(table.oid());
      }
      case "regproc", "regprocedure" -> {
        int arguments = name.indexOf('(');
        List<Proc> found =
            Procs.byName(schema, arguments < 0 ? name : name.substring(0, arguments));
        yield found.isEmpty() ? null : Integer.toUnsignedLong(found.get(0).oid());
      }
      case "regnamespace" -> {
        long oid = session.namespace(name);
        yield oid == 0 ? null : (Long) oid;
      }
      case "regrole" -> name.equals(session.sessionUser()) ? (Long) 10L : null;
      default -> type(text, session);
    };
  }

  /** An index or a sequence, which are no tables to read from. */
  private static @Nullable Long otherRelation(
      SessionFacts session, @Nullable String schema, String name) {
    Iterator<CatalogLookup.Row> rows = CatalogLookup.of(session, "pg_class").rows("relname", name);
    List<String> path = schema == null ? visibleSchemas(session) : List.of(schema);
    Long found = null;
    int best = path.size();
    while (rows.hasNext()) {
      CatalogLookup.Row row = rows.next();
      int place = path.indexOf(schemaName(session, row.oid("relnamespace")));
      if (place >= 0 && place < best) {
        best = place;
        found = row.oid("oid");
      }
    }
    return found;
  }

  private static List<String> visibleSchemas(SessionFacts session) {
    List<String> path = new ArrayList<>(session.schemas());
    if (!path.contains(OWN_SCHEMA)) {
      path.add(0, OWN_SCHEMA);
    }
    return path;
  }

  private static String schemaName(SessionFacts session, long oid) {
    CatalogLookup.Row row = CatalogLookup.of(session, "pg_namespace").first("oid", oid);
    return row == null ? "" : row.text("nspname");
  }

  /** {@code parseTypeString}; modifiers are checked and forgotten. */
  private static @Nullable Long type(String text, SessionFacts session) {
    SqlType type = TypeNames.find(Parser.parseType(text), session.lookup());
    return type == null ? null : (Long) Integer.toUnsignedLong(type.type().oid());
  }

  /** The object's name, qualified where the search path does not lead to it. */
  public static String text(PgType type, Object value, Environment environment) {
    PgType element = type.isArray() ? Types.elementOf(type) : null;
    if (element != null) {
      PgArray names = mapped((PgArray) value, PgType.TEXT, oid -> text(element, oid, environment));
      PgType texts = Objects.requireNonNull(Types.arrayOf(PgType.TEXT));
      return ValueText.output(texts, names, environment.style());
    }
    return name(type, (Long) value, environment);
  }

  private static PgArray mapped(PgArray array, PgType type, UnaryOperator<Object> change) {
    List<@Nullable Object> changed = new ArrayList<>();
    for (Object one : array.elements()) {
      changed.add(one == null ? null : change.apply(one));
    }
    return new PgArray(type, array.dimensions(), array.lowerBounds(), changed);
  }

  private static String name(PgType type, long oid, Environment environment) {
    if (oid == 0) {
      return "-";
    }
    String found = known(type, oid, environment.session());
    return found == null ? ValueText.of(type, oid, environment.style()) : found;
  }

  private static @Nullable String known(PgType type, long oid, SessionFacts session) {
    return switch (type.name()) {
      case "regclass" -> relation(oid, session);
      case "regproc" -> function(oid, session);
      case "regprocedure" -> procedure(oid, session);
      case "regrole" -> named(session, "pg_authid", "rolname", oid);
      case "regtype" -> {
        PgType made = session.lookup().type((int) oid);
        yield made == null ? null : FormatType.of(made);
      }
      case "regnamespace" -> named(session, "pg_namespace", "nspname", oid);
      default -> null;
    };
  }

  private static @Nullable String relation(long oid, SessionFacts session) {
    Table own = session.relation(oid);
    if (own != null) {
      String name = Quoting.identifier(own.name());
      return session.isVisible(own) ? name : Quoting.identifier(own.schema()) + '.' + name;
    }
    CatalogLookup.Row row = CatalogLookup.of(session, "pg_class").first("oid", oid);
    if (row == null) {
      return null;
    }
    String name = row.text("relname");
    Table visible = session.relation(null, name);
    Long found =
        visible == null
            ? otherRelation(session, null, name)
            : (Long) Integer.toUnsignedLong(visible.oid());
    if (found != null && found == oid) {
      return Quoting.identifier(name);
    }
    String schema = schemaName(session, row.oid("relnamespace"));
    return Quoting.identifier(schema) + '.' + Quoting.identifier(name);
  }

  private static @Nullable String named(
      SessionFacts session, String table, String column, long oid) {
    CatalogLookup.Row row = CatalogLookup.of(session, table).first("oid", oid);
    return row == null ? null : Quoting.identifier(row.text(column));
  }

  /** {@code regprocout}: qualified where the name means other functions too. */
  private static @Nullable String function(long oid, SessionFacts session) {
    CatalogLookup functions = CatalogLookup.of(session, "pg_proc");
    CatalogLookup.Row row = functions.first("oid", oid);
    if (row == null) {
      return null;
    }
    String name = row.text("proname");
    String schema = schemaName(session, row.oid("pronamespace"));
    Iterator<CatalogLookup.Row> namesakes = functions.rows("proname", name);
    namesakes.next();
    boolean isUnique = !namesakes.hasNext() && visibleSchemas(session).contains(schema);
    return (isUnique ? "" : Quoting.identifier(schema) + '.') + Quoting.identifier(name);
  }

  private static @Nullable String procedure(long oid, SessionFacts session) {
    CatalogLookup.Row row = CatalogLookup.of(session, "pg_proc").first("oid", oid);
    if (row == null) {
      return null;
    }
    List<String> types = new ArrayList<>();
    if (row.get("proargtypes") instanceof PgArray arguments) {
      arguments.elements().forEach(argument -> types.add(FunctionDefinitions.typeName(argument)));
    }
    String schema = schemaName(session, row.oid("pronamespace"));
    boolean isVisible = visibleSchemas(session).contains(schema);
    return (isVisible ? "" : Quoting.identifier(schema) + '.')
        + Quoting.identifier(row.text("proname"))
        + '('
        + String.join(",", types)
        + ')';
  }
}
