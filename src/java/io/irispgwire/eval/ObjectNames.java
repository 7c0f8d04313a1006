package io.irispgwire.eval;

import io.irispgwire.eval.Environment.SessionFacts;
import io.irispgwire.sql.Parser;
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
        yield table == null ? null : Integer.toUnsignedLong(table.oid());
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
      default -> type(text);
    };
  }

  /** {@code parseTypeString}; modifiers are checked and forgotten. */
  private static @Nullable Long type(String text) {
    SqlType type = TypeNames.find(Parser.parseType(text));
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
    SessionFacts session = environment.session();
    if (type.name().equals("regclass")) {
      Table table = session.relation(oid);
      if (table != null) {
        Table visible = session.relation(null, table.name());
        String name = Quoting.identifier(table.name());
        return visible != null && visible.oid() == table.oid()
            ? name
            : Quoting.identifier(table.schema()) + '.' + name;
      }
    } else if (type.name().equals("regproc")) {
      Proc proc = Procs.byOid((int) oid);
      if (proc != null) {
        boolean isUnique = Procs.byName(proc.name()).size() == 1;
        return isUnique ? proc.name() : OWN_SCHEMA + '.' + proc.name();
      }
    } else if (type.name().equals("regrole") && oid == 10) {
      return Quoting.identifier(session.sessionUser());
    } else if (type.name().equals("regnamespace") && oid == 11) {
      return OWN_SCHEMA;
    } else if (type.name().equals("regnamespace") && oid == 2200) {
      return "public";
    }
    return ValueText.of(type, oid, environment.style());
  }
}
