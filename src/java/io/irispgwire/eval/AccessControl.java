package io.irispgwire.eval;

import static io.irispgwire.eval.TextFunctions.nonNull;

import io.irispgwire.eval.CatalogLookup.Row;
import io.irispgwire.types.PgArray;
import io.irispgwire.types.PgType;
import io.irispgwire.types.Types;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Functions on access control lists (manual section 9.26.2, Table 9.70); an item is its text.
 *
 * <p>Source: PostgreSQL {@code src/backend/utils/adt/acl.c}.
 */
final class AccessControl {
  private static final PgType ITEM = Objects.requireNonNull(Types.byName("aclitem"));

  /** Letters and names by the bits of {@code acl.h}, in their order. */
  private static final String LETTERS = "arwdDxtXUCTcsA";

  private static final List<String> NAMES =
      List.of(
          "INSERT",
          "SELECT",
          "UPDATE",
          "DELETE",
          "TRUNCATE",
          "REFERENCES",
          "TRIGGER",
          "EXECUTE",
          "USAGE",
          "CREATE",
          "TEMPORARY",
          "CONNECT",
          "SET",
          "ALTER SYSTEM");

  private AccessControl() {}

  static void addTo(FunctionTable table) {
    table.set("aclexplode", (in, a) -> exploded(in, (PgArray) nonNull(a[0])));
    table.any(
        "acldefault_sql", (in, a) -> defaults(in, (String) nonNull(a[0]), (Long) nonNull(a[1])));
    table.any("makeaclitem", AccessControl::made);
  }

  private static Iterator<@Nullable Object[]> exploded(Invocation in, PgArray items) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Object item : items.elements()) {
      String text = (String) nonNull(item);
      int equals = text.lastIndexOf('=');
      int slash = text.indexOf('/', equals);
      Object grantee = equals == 0 ? (Object) 0L : role(in, text.substring(0, equals));
      Object grantor = role(in, text.substring(slash + 1));
      String letters = text.substring(equals + 1, slash);
      for (int i = 0; i < letters.length(); i++) {
        int bit = LETTERS.indexOf(letters.charAt(i));
        if (bit >= 0) {
          boolean grantable = i + 1 < letters.length() && letters.charAt(i + 1) == '*';
          rows.add(new Object[] {grantor, grantee, NAMES.get(bit), grantable});
        }
      }
    }
    return rows.iterator();
  }

  private static Object role(Invocation in, String quoted) {
    String name =
        quoted.startsWith("\"")
            ? quoted.substring(1, quoted.length() - 1).replace("\"\"", "\"")
            : quoted;
    Row row = CatalogLookup.of(in.session(), "pg_authid").first("rolname", name);
    return row == null ? 0L : row.oid("oid");
  }

  private static String name(Invocation in, long role) {
    Row row = CatalogLookup.of(in.session(), "pg_authid").first("oid", role);
    return row == null ? Long.toString(role) : Quoting.identifier(row.text("rolname"));
  }

  /** {@code acldefault}: what an object without an access list allows. */
  private static PgArray defaults(Invocation in, String kind, long ownerOid) {
    String owner = name(in, ownerOid);
    List<Object> items = new ArrayList<>();
    String world =
        switch (kind) {
          case "d" -> "Tc";
          case "f" -> "X";
          case "l", "T" -> "U";
          default -> "";
        };
    String own =
        switch (kind) {
          case "r" -> "arwdDxt";
          case "s" -> "rwU";
          case "d" -> "CTc";
          case "f" -> "X";
          case "l", "T", "F", "S" -> "U";
          case "L" -> "rw";
          case "n" -> "UC";
          case "t" -> "C";
          case "p" -> "sA";
          default -> "";
        };
    if (!world.isEmpty()) {
      items.add("=" + world + "/" + owner);
    }
    if (!own.isEmpty()) {
      items.add(owner + "=" + own + "/" + owner);
    }
    return PgArray.of(ITEM, items);
  }

  private static Object made(Invocation in, @Nullable Object[] a) {
    StringBuilder item = new StringBuilder();
    long grantee = (Long) nonNull(a[0]);
    String grantor = name(in, (Long) nonNull(a[1]));
    item.append(grantee == 0 ? "" : name(in, grantee)).append('=');
    for (String privilege : ((String) nonNull(a[2])).split(",", -1)) {
      int bit = NAMES.indexOf(privilege.strip().toUpperCase(Locale.ROOT));
      if (bit >= 0) {
        item.append(LETTERS.charAt(bit)).append(Boolean.TRUE.equals(a[3]) ? "*" : "");
      }
    }
    return item.append('/').append(grantor).toString();
  }
}
