package io.irispgwire.eval;

import java.util.Set;

/** Identifiers and literals as SQL text ({@code quote.c}, {@code ruleutils.c}). */
final class Quoting {
  /** Keywords other than unreserved ones: {@code kwlist.h}. */
  private static final Set<String> KEYWORDS =
      Set.of(
          ("all analyse analyze and any array as asc asymmetric authorization between bigint binary bit "
                  + "boolean both case cast char character check coalesce collate collation column concurrently "
                  + "constraint create cross current_catalog current_date current_role current_schema "
                  + "current_time current_timestamp current_user dec decimal default deferrable desc distinct do "
                  + "else end except exists extract false fetch float for foreign freeze from full grant greatest "
                  + "group grouping having ilike in initially inner inout int integer intersect interval into is "
                  + "isnull join lateral leading least left like limit localtime localtimestamp national natural "
                  + "nchar none normalize not notnull null nullif numeric offset on only or order out outer "
                  + "overlaps overlay placing position precision primary real references returning right row "
                  + "select session_user setof similar smallint some substring symmetric table tablesample then "
                  + "time timestamp to trailing treat trim true union unique user using values varchar variadic "
                  + "verbose when where window with xmlattributes xmlconcat xmlelement xmlexists xmlforest "
                  + "xmlnamespaces xmlparse xmlpi xmlroot xmlserialize xmltable")
              .split(" ", -1));

  private Quoting() {}

  /** Quoted only where it must be. */
  static String identifier(String name) {
    boolean safe =
        !name.isEmpty() && (Character.isLowerCase(name.charAt(0)) || name.charAt(0) == '_');
    for (int i = 0; i < name.length() && safe; i++) {
      char c = name.charAt(i);
      safe = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    }
    return safe && !KEYWORDS.contains(name) ? name : '"' + name.replace("\"", "\"\"") + '"';
  }

  static String literal(String text) {
    String quoted = "'" + text.replace("'", "''").replace("\\", "\\\\") + "'";
    return text.indexOf('\\') >= 0 ? "E" + quoted : quoted;
  }
}
