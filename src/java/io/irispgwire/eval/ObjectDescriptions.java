package io.irispgwire.eval;

import static io.irispgwire.eval.TextFunctions.nonNull;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.eval.CatalogLookup.Row;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What messages call an object of a catalog: {@code pg_describe_object} (manual, Table 9.76).
 *
 * <p>Source: PostgreSQL {@code objectaddress.c}, {@code getObjectDescription}.
 */
final class ObjectDescriptions {

  /** Objects that are only named, by their catalogs: kind, catalog, column of the name. */
  private static final Map<Long, Named> NAMED =
      Map.ofEntries(
          Map.entry(2601L, new Named("access method", "pg_am", "amname", "")),
          Map.entry(2612L, new Named("language", "pg_language", "lanname", "")),
          Map.entry(2615L, new Named("schema", "pg_namespace", "nspname", "")),
          Map.entry(3079L, new Named("extension", "pg_extension", "extname", "")),
          Map.entry(1260L, new Named("role", "pg_authid", "rolname", "")),
          Map.entry(1262L, new Named("database", "pg_database", "datname", "")),
          Map.entry(1213L, new Named("tablespace", "pg_tablespace", "spcname", "")),
          Map.entry(3456L, new Named("collation", "pg_collation", "collname", "collnamespace")),
          Map.entry(2607L, new Named("conversion", "pg_conversion", "conname", "connamespace")),
          Map.entry(
              3602L,
              new Named("text search configuration", "pg_ts_config", "cfgname", "cfgnamespace")),
          Map.entry(
              3600L,
              new Named("text search dictionary", "pg_ts_dict", "dictname", "dictnamespace")),
          Map.entry(
              3601L, new Named("text search parser", "pg_ts_parser", "prsname", "prsnamespace")),
          Map.entry(
              3764L,
              new Named("text search template", "pg_ts_template", "tmplname", "tmplnamespace")));

  private static final Map<String, String> RELATION_KINDS =
      Map.of(
          "r",
          "table",
          "p",
          "table",
          "i",
          "index",
          "I",
          "index",
          "S",
          "sequence",
          "t",
          "toast table",
          "v",
          "view",
          "m",
          "materialized view",
          "c",
          "composite type",
          "f",
          "foreign table");

  /**
   * @param namespace the column of the schema, or empty
   */
  private record Named(String kind, String catalog, String name, String namespace) {}

  private final Invocation in;

  private ObjectDescriptions(Invocation in) {
    this.in = in;
  }

  static void addTo(FunctionTable table) {
    table.any(
        "pg_describe_object",
        (in, a) ->
            new ObjectDescriptions(in)
                .of((Long) nonNull(a[0]), (Long) nonNull(a[1]), (Integer) nonNull(a[2])));
  }

  private @Nullable String of(long catalog, long oid, int column) {
    if (catalog == 0 && oid == 0) {
      return null;
    }
    Named named = NAMED.get(catalog);
    if (named != null) {
      return named(named, oid);
    }
    return switch ((int) catalog) {
      case 1247 -> type(TypeText.find(in.session(), oid, null));
      case 1259 -> column == 0 ? relation(oid) : column(oid, column);
      case 1255 -> function(oid);
      case 2604 -> fallback(oid);
      case 2605 -> cast(oid);
      case 2606 -> constraint(oid);
      case 2616 -> operatorClass(oid);
      case 2617 -> operator(oid);
      case 2618 -> rule(oid);
      case 2753 -> operatorFamily(oid);
      default ->
          throw new PgException(SqlState.INTERNAL_ERROR, "unrecognized object class: " + catalog);
    };
  }

  private @Nullable Row row(String catalog, long oid) {
    return CatalogLookup.of(in.session(), catalog).first("oid", oid);
  }

  private @Nullable String named(Named named, long oid) {
    Row row = row(named.catalog(), oid);
    if (row == null) {
      return null;
    }
    String name = row.text(named.name());
    return named.kind()
        + ' '
        + (named.namespace().isEmpty() ? name : visible(row, named.namespace(), name));
  }

  private @Nullable String relation(long oid) {
    Row row = row("pg_class", oid);
    return row == null
        ? null
        : RELATION_KINDS.getOrDefault(row.text("relkind"), "relation")
            + ' '
            + ObjectNames.name("regclass", oid, in.session());
  }

  private @Nullable String column(long relation, int number) {
    var columns = CatalogLookup.of(in.session(), "pg_attribute").rows("attrelid", relation);
    while (columns.hasNext()) {
      Row column = columns.next();
      if (column.number("attnum") == number) {
        return "column " + column.text("attname") + " of " + relation(relation);
      }
    }
    return null;
  }

  private static @Nullable String type(@Nullable String name) {
    return name == null ? null : "type " + name;
  }

  private @Nullable String function(long oid) {
    String signature = new FunctionReferences(in.session()).signature(oid);
    return signature == null ? null : "function " + signature;
  }

  private @Nullable String fallback(long oid) {
    Row row = row("pg_attrdef", oid);
    return row == null
        ? null
        : "default value for " + column(row.oid("adrelid"), row.number("adnum"));
  }

  private @Nullable String cast(long oid) {
    Row row = row("pg_cast", oid);
    return row == null
        ? null
        : "cast from " + type(row.oid("castsource")) + " to " + type(row.oid("casttarget"));
  }

  private String type(long oid) {
    return TypeText.format(in.session(), oid, null);
  }

  private @Nullable String constraint(long oid) {
    Row row = row("pg_constraint", oid);
    if (row == null) {
      return null;
    }
    String name = "constraint " + row.text("conname");
    return row.oid("conrelid") == 0 ? name : name + " on " + relation(row.oid("conrelid"));
  }

  private @Nullable String operatorClass(long oid) {
    Row row = row("pg_opclass", oid);
    return row == null
        ? null
        : "operator class "
            + visible(row, "opcnamespace", row.text("opcname"))
            + ofMethod(row.oid("opcmethod"));
  }

  private @Nullable String operatorFamily(long oid) {
    Row row = row("pg_opfamily", oid);
    return row == null
        ? null
        : "operator family "
            + visible(row, "opfnamespace", row.text("opfname"))
            + ofMethod(row.oid("opfmethod"));
  }

  private String visible(Row row, String namespace, String name) {
    boolean isFound =
        Visibility.path(in.session(), false).stream()
            .anyMatch(schema -> in.session().namespace(schema) == row.oid(namespace));
    return (isFound ? "" : ObjectNames.schema(in.session(), row.oid(namespace)) + '.')
        + Quoting.identifier(name);
  }

  private String ofMethod(long oid) {
    Row method = row("pg_am", oid);
    return " for access method " + (method == null ? "" : method.text("amname"));
  }

  private @Nullable String operator(long oid) {
    String signature = OperatorReferences.signature(oid, in.session());
    return signature == null ? null : "operator " + signature;
  }

  private @Nullable String rule(long oid) {
    Row row = row("pg_rewrite", oid);
    return row == null
        ? null
        : "rule " + row.text("rulename") + " on " + relation(row.oid("ev_class"));
  }
}
