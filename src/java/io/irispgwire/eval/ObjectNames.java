package io.irispgwire.eval;

import io.irispgwire.eval.Environment.SessionFacts;
import io.irispgwire.sql.Parser;
import io.irispgwire.sql.analysis.ObjectReference;
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
 * The names of objects behind regclass, regproc, regtype and their kin, in and out.
 *
 * <p>Source: PostgreSQL {@code src/backend/utils/adt/regproc.c}.
 */
public final class ObjectNames {
  private ObjectNames() {}

  /**
   * Whether values of the type, or of an array of it, are read by name, and the name needs the
   * session.
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
    Long found = find(type, text, environment, true);
    if (found == null) {
      throw ObjectReference.missing(type, text);
    }
    return found;
  }

  /** The number of the object, or null. */
  static @Nullable Long find(PgType type, String text, Environment environment) {
    return find(type, text, environment, false);
  }

  /**
   * @param strict whether a name of several objects is an error
   */
  private static @Nullable Long find(
      PgType type, String text, Environment environment, boolean strict) {
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
      case "regproc" -> new FunctionReferences(session).byName(text, strict);
      case "regprocedure" -> new FunctionReferences(session).bySignature(text);
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
    return Visibility.path(session, false);
  }

  /** A schema's name as SQL writes it. */
  static String schema(SessionFacts session, long oid) {
    return Quoting.identifier(schemaName(session, oid));
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

  private static PgArray mapped(PgArray array, PgType type, UnaryOperator<Object> change) {
    List<@Nullable Object> changed = new ArrayList<>();
    for (Object one : array.elements()) {
      changed.add(one == null ? null : change.apply(one));
    }
    return new PgArray(type, array.dimensions(), array.lowerBounds(), changed);
  }

  /**
   * The object's name, qualified where the search path does not lead to it; null for none.
   *
   * @param type the name of the type: {@code regclass}
   */
  static @Nullable String name(String type, long oid, SessionFacts session) {
    return switch (type) {
      case "regclass" -> relation(oid, session);
      case "regproc" -> new FunctionReferences(session).name(oid);
      case "regprocedure" -> new FunctionReferences(session).signature(oid);
      case "regoper" -> OperatorReferences.name(oid, session);
      case "regoperator" -> OperatorReferences.signature(oid, session);
      case "regrole" -> named(session, "pg_authid", "rolname", oid);
      case "regtype" -> TypeText.find(session, oid, null);
      case "regnamespace" -> named(session, "pg_namespace", "nspname", oid);
      case "regcollation" -> inSchema(session, "pg_collation", "coll", oid);
      case "regconfig" -> inSchema(session, "pg_ts_config", "cfg", oid);
      case "regdictionary" -> inSchema(session, "pg_ts_dict", "dict", oid);
      default -> null;
    };
  }

  /**
   * @param prefix of the names of the catalog's columns
   */
  private static @Nullable String inSchema(
      SessionFacts session, String catalog, String prefix, long oid) {
    CatalogLookup.Row row = CatalogLookup.of(session, catalog).first("oid", oid);
    if (row == null) {
      return null;
    }
    String schema = schemaName(session, row.oid(prefix + "namespace"));
    String name = Quoting.identifier(row.text(prefix + "name"));
    return visibleSchemas(session).contains(schema)
        ? name
        : Quoting.identifier(schema) + '.' + name;
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
}
