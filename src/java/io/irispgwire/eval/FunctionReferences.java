package io.irispgwire.eval;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.eval.CatalogLookup.Row;
import io.irispgwire.eval.Environment.SessionFacts;
import io.irispgwire.sql.Parser;
import io.irispgwire.sql.analysis.ObjectReference;
import io.irispgwire.sql.analysis.TypeNames;
import io.irispgwire.types.PgArray;
import io.irispgwire.types.SqlType;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Functions by name, as regproc and regprocedure read and show them.
 *
 * <p>Source: PostgreSQL {@code src/backend/utils/adt/regproc.c}.
 */
final class FunctionReferences {
  private final SessionFacts session;
  private final CatalogLookup functions;

  FunctionReferences(SessionFacts session) {
    this.session = session;
    this.functions = CatalogLookup.of(session, "pg_proc");
  }

  /** The function of that name alone; null for none, or for several where that is no error. */
  @Nullable Long byName(String text, boolean strict) {
    List<Row> found = candidates(ObjectReference.names(text));
    if (found.size() > 1 && strict) {
      throw new PgException(
          SqlState.AMBIGUOUS_FUNCTION, "more than one function named \"" + text + '"');
    }
    return found.size() == 1 ? (Long) found.get(0).oid("oid") : null;
  }

  /** The function of that name with those types of arguments, or null. */
  @Nullable Long bySignature(String text) {
    int open = opening(text);
    if (open < 0) {
      throw malformed("expected a left parenthesis");
    }
    String rest = text.substring(open + 1).stripTrailing();
    if (!rest.endsWith(")")) {
      throw malformed("expected a right parenthesis");
    }
    List<Long> types = types(rest.substring(0, rest.length() - 1));
    for (Row row : candidates(ObjectReference.names(text.substring(0, open)))) {
      if (arguments(row).equals(types)) {
        return row.oid("oid");
      }
    }
    return null;
  }

  private static PgException malformed(String message) {
    return new PgException(SqlState.INVALID_TEXT_REPRESENTATION, message);
  }

  /** Where the list of types begins: outside of quotes. */
  private static int opening(String text) {
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      quoted ^= text.charAt(i) == '"';
      if (text.charAt(i) == '(' && !quoted) {
        return i;
      }
    }
    return -1;
  }

  /** Types between commas that are in no parentheses and no quotes. */
  private List<Long> types(String list) {
    List<Long> types = new ArrayList<>();
    int depth = 0;
    boolean quoted = false;
    int from = 0;
    for (int i = 0; i <= list.length(); i++) {
      char c = i == list.length() ? ',' : list.charAt(i);
      quoted ^= c == '"';
      depth += quoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && (i == list.length() || (!quoted && depth == 0))) {
        String written = list.substring(from, i).strip();
        if (i < list.length() || !types.isEmpty() || !written.isEmpty()) {
          types.add(type(written));
        }
        from = i + 1;
      }
    }
    return types;
  }

  private long type(String written) {
    SqlType type = TypeNames.find(Parser.parseType(written), session.lookup());
    if (type == null) {
      throw new PgException(
          SqlState.UNDEFINED_OBJECT,
          "type \"" + written.toLowerCase(Locale.ROOT) + "\" does not exist");
    }
    return Integer.toUnsignedLong(type.type().oid());
  }

  /** Functions that the name leads to; those of an earlier schema hide their equals. */
  private List<Row> candidates(List<String> names) {
    String name = names.get(names.size() - 1);
    List<String> path =
        names.size() > 1 ? List.of(names.get(names.size() - 2)) : Visibility.path(session, false);
    List<Row> found = new ArrayList<>();
    for (String schema : path) {
      long namespace = session.namespace(schema);
      Iterator<Row> rows = functions.rows("proname", name);
      while (rows.hasNext()) {
        Row row = rows.next();
        List<?> arguments = arguments(row);
        if (row.oid("pronamespace") == namespace
            && found.stream().noneMatch(other -> arguments(other).equals(arguments))) {
          found.add(row);
        }
      }
    }
    return found;
  }

  private static List<?> arguments(Row row) {
    return row.get("proargtypes") instanceof PgArray types ? types.elements() : List.of();
  }

  /** {@code regprocout}: qualified where the name means other functions too. */
  @Nullable String name(long oid) {
    Row row = functions.first("oid", oid);
    if (row == null) {
      return null;
    }
    String name = Quoting.identifier(row.text("proname"));
    List<Row> visible = candidates(List.of(row.text("proname")));
    boolean isUnique = visible.size() == 1 && visible.get(0).oid("oid") == oid;
    return isUnique ? name : ObjectNames.schema(session, row.oid("pronamespace")) + '.' + name;
  }

  /** {@code regprocedureout}: qualified where the search path does not lead to it. */
  @Nullable String signature(long oid) {
    Row row = functions.first("oid", oid);
    if (row == null) {
      return null;
    }
    List<String> types = new ArrayList<>();
    arguments(row).forEach(type -> types.add(FunctionDefinitions.typeName(session, type)));
    boolean isVisible =
        candidates(List.of(row.text("proname"))).stream()
            .anyMatch(candidate -> candidate.oid("oid") == oid);
    String schema = isVisible ? "" : ObjectNames.schema(session, row.oid("pronamespace")) + '.';
    return schema + Quoting.identifier(row.text("proname")) + '(' + String.join(",", types) + ')';
  }
}
