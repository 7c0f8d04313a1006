package io.irispgwire.sql.analysis;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.Parser;
import io.irispgwire.types.PgType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text of a regclass, regtype, regproc or regnamespace; {@code PostgreSQL
 * src/backend/utils/adt/regproc.c}. What number an object has is for others to tell.
 */
public final class ObjectReference {
  private ObjectReference() {}

  /**
   * A literal of such a type is read when the statement is analysed.
   *
   * @throws PgException 42P01 and its kin where there is no such object
   */
  static void check(PgType type, String text, SchemaLookup schema) {
    if (isNumber(text)) {
      return;
    }
    List<String> names = names(text);
    String qualifier = names.size() < 2 ? null : names.get(names.size() - 2);
    if (!exists(type, text, qualifier, names.get(names.size() - 1), schema)) {
      throw missing(type, text);
    }
  }

  private static boolean exists(
      PgType type, String text, @Nullable String qualifier, String name, SchemaLookup schema) {
    return switch (type.name()) {
      case "regclass" -> schema.relationExists(qualifier, name);
      case "regtype" -> TypeNames.find(Parser.parseType(text), schema) != null;
      case "regproc" ->
          !Procs.byName(qualifier, name).isEmpty() || !schema.routines(qualifier, name).isEmpty();
      default -> true;
    };
  }

  public static boolean isNumber(String text) {
    return text.equals("-")
        || (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9'));
  }

  public static PgException missing(PgType type, String text) {
    return switch (type.name()) {
      case "regclass" ->
          new PgException(SqlState.UNDEFINED_TABLE, "relation \"" + text + "\" does not exist");
      case "regproc", "regprocedure" ->
          new PgException(SqlState.UNDEFINED_FUNCTION, "function \"" + text + "\" does not exist");
      case "regnamespace" ->
          new PgException(SqlState.INVALID_SCHEMA_NAME, "schema \"" + text + "\" does not exist");
      case "regrole" ->
          new PgException(SqlState.UNDEFINED_OBJECT, "role \"" + text + "\" does not exist");
      default -> new PgException(SqlState.UNDEFINED_OBJECT, "type \"" + text + "\" does not exist");
    };
  }

  /** {@code stringToQualifiedNameList}: parts between dots; quotes keep case and dots. */
  public static List<String> names(String text) {
    List<String> names = new ArrayList<>();
    StringBuilder name = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        boolean doubled = quoted && i + 1 < text.length() && text.charAt(i + 1) == '"';
        if (doubled) {
          name.append(c);
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (c == '.' && !quoted) {
        names.add(name.toString());
        name.setLength(0);
      } else {
        name.append(quoted ? c : Character.toLowerCase(c));
      }
    }
    names.add(name.toString().strip());
    return names;
  }
}
