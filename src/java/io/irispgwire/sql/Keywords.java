package io.irispgwire.sql;

import io.irispgwire.sql.Keyword.Category;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's keywords, found without making a string of the text.
 *
 * <p>Source: PostgreSQL 15 {@code src/include/parser/kwlist.h}, as {@code pg_get_keywords()} lists
 * it.
 */
public final class Keywords {
  /** Power of two, four times the number of keywords: few collisions. */
  private static final int SLOTS = 2048;

  private static final @Nullable Keyword[] TABLE = new Keyword[SLOTS];

  static {
    add(
        Category.UNRESERVED,
        true,
        """
        abort absolute access action add admin after aggregate also alter always asensitive
        assertion assignment at atomic attach attribute backward before begin breadth by cache
        call called cascade cascaded catalog chain characteristics checkpoint class close
        cluster columns comment comments commit committed compression configuration conflict
        connection constraints content continue conversion copy cost csv cube current cursor
        cycle data database deallocate declare defaults deferred definer delete delimiter
        delimiters depends depth detach dictionary disable discard document domain double drop
        each enable encoding encrypted enum escape event exclude excluding exclusive execute
        explain expression extension external family finalize first following force forward
        function functions generated global granted groups handler header hold identity if
        immediate immutable implicit import include including increment index indexes inherit
        inherits inline input insensitive insert instead invoker isolation key label language
        large last leakproof level listen load local location lock locked logged mapping match
        matched materialized maxvalue merge method minvalue mode move name names new next nfc
        nfd nfkc nfkd no normalized nothing notify nowait nulls object of off oids old operator
        option options ordinality others overriding owned owner parallel parameter parser
        partial partition passing password plans policy preceding prepare prepared preserve
        prior privileges procedural procedure procedures program publication quote range read
        reassign recheck recursive ref referencing refresh reindex relative release rename
        repeatable replace replica reset restart restrict return returns revoke role rollback
        rollup routine routines rows rule savepoint schema schemas scroll search security
        sequence sequences serializable server session set sets share show simple skip snapshot
        sql stable standalone start statement statistics stdin stdout storage stored strict
        strip subscription support sysid system tables tablespace temp template temporary text
        ties transaction transform trigger truncate trusted type types uescape unbounded
        uncommitted unencrypted unknown unlisten unlogged until update vacuum valid validate
        validator value version view views volatile whitespace work wrapper write xml yes zone
        """);
    add(
        Category.UNRESERVED,
        false,
        """
        day filter hour minute month over second varying within without year
        """);
    add(
        Category.COLUMN_NAME,
        true,
        """
        between bigint bit boolean coalesce dec decimal exists extract float greatest grouping
        inout int integer interval least national nchar none normalize nullif numeric out
        overlay position real row setof smallint substring time timestamp treat trim values
        varchar xmlattributes xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse
        xmlpi xmlroot xmlserialize xmltable
        """);
    add(
        Category.COLUMN_NAME,
        false,
        """
        char character precision
        """);
    add(
        Category.TYPE_OR_FUNCTION_NAME,
        true,
        """
        authorization binary collation concurrently cross current_schema freeze full ilike inner
        is join left like natural outer right similar tablesample verbose
        """);
    add(
        Category.TYPE_OR_FUNCTION_NAME,
        false,
        """
        isnull notnull overlaps
        """);
    add(
        Category.RESERVED,
        true,
        """
        all analyse analyze and any asc asymmetric both case cast check collate column
        constraint current_catalog current_date current_role current_time current_timestamp
        current_user default deferrable desc distinct do else end false foreign in initially
        lateral leading localtime localtimestamp not null only or placing primary references
        select session_user some symmetric table then trailing true unique user using variadic
        when
        """);
    add(
        Category.RESERVED,
        false,
        """
        array as create except fetch for from grant group having intersect into limit offset on
        order returning to union where window with
        """);
  }

  private Keywords() {}

  /** Whether a name that looks like this one must be quoted ({@code quote_identifier}). */
  public static boolean needsQuotes(String name) {
    int hash = 0;
    for (int i = 0; i < name.length(); i++) {
      hash = hash(hash, name.charAt(i));
    }
    Keyword keyword = find(name, 0, name.length(), hash);
    return keyword != null && keyword.category() != Category.UNRESERVED;
  }

  private static void add(Category category, boolean bareLabel, String words) {
    for (String word : words.strip().split("\\s+", -1)) {
      int hash = 0;
      for (int i = 0; i < word.length(); i++) {
        hash = hash(hash, word.charAt(i));
      }
      int slot = hash & (SLOTS - 1);
      while (TABLE[slot] != null) {
        slot = (slot + 1) & (SLOTS - 1);
      }
      TABLE[slot] = new Keyword(word.intern(), category, bareLabel);
    }
  }

  /** Adds a folded character to the hash {@link #find} wants; starts from 0. */
  static int hash(int hash, char folded) {
    return hash * 31 + folded;
  }

  static char fold(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
  }

  static @Nullable Keyword find(String text, int start, int end, int hash) {
    int slot = hash & (SLOTS - 1);
    while (true) {
      Keyword keyword = TABLE[slot];
      if (keyword == null || same(keyword.word(), text, start, end)) {
        return keyword;
      }
      slot = (slot + 1) & (SLOTS - 1);
    }
  }

  private static boolean same(String word, String text, int start, int end) {
    if (word.length() != end - start) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (fold(text.charAt(start + i)) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
