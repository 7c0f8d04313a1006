package io.irispgwire.backend.jdbc.embedded;

import java.util.Set;

/** CREATE, ALTER and DROP of tables, indexes and views. */
final class Definitions {
  private static final Set<String> INDEX_KINDS =
      Set.of("BITMAP", "BITMAPEXTENT", "BITSLICE", "COLUMNAR");

  private Definitions() {}

  static void apply(Draft draft) {
    int object = 1;
    while (Set.of("GLOBAL", "OR", "REPLACE", "UNIQUE").contains(draft.at(object).word())) {
      object++;
    }
    switch (draft.at(0).word()) {
      case "CREATE" -> create(draft, object);
      case "ALTER" -> {
        if (draft.is(object, "TABLE")) {
          AlterTable.apply(draft, afterName(draft, 2));
        }
      }
      case "DROP" -> drop(draft);
      case "LOCK" -> throw Refusal.embedded("LOCK TABLE");
      case "GRANT", "REVOKE" -> grant(draft);
      case "TRUNCATE" -> truncate(draft);
      case "TUNE" -> draft.replace(0, "ANALYZE");
      default -> {}
    }
  }

  /** H2's word for everybody is another, and it has no privileges on columns. */
  private static void grant(Draft draft) {
    for (int i = 0; i < draft.size(); i++) {
      if (draft.is(i, "_PUBLIC")) {
        draft.replace(i, "PUBLIC");
      }
      if (draft.is(i, "(")) {
        throw Refusal.embedded("GRANT of privileges on columns");
      }
    }
  }

  /** IRIS asks for rows that refer to the table's, H2 whether there may be any. */
  private static void truncate(Draft draft) {
    int end = afterName(draft, 2);
    String name = draft.render(2, end);
    String keys = "ALTER TABLE " + name + " SET REFERENTIAL_INTEGRITY ";
    draft.insertBefore(0, "DELETE FROM " + name + "; " + keys + "FALSE; ");
    draft.insertAfter(end - 1, " RESTART IDENTITY; " + keys + "TRUE");
  }

  private static void create(Draft draft, int object) {
    Token what = draft.at(object);
    if (what.is("TABLE") || what.is("TEMPORARY")) {
      createTable(draft);
    } else if (what.is("INDEX") || INDEX_KINDS.contains(what.word())) {
      createIndex(draft, object);
    } else if (what.is("VIEW")) {
      dropTail(draft, "READ", 2);
    }
  }

  private static void createTable(Draft draft) {
    int open = afterName(draft, newTable(draft));
    if (!draft.is(open, "(")) {
      return;
    }
    int close = draft.partner(open);
    ColumnList.apply(draft, open + 1, close);
    // WITH %CLASSPARAMETER …, WITH STORAGETYPE = …
    draft.drop(close + 1, draft.size());
  }

  /** {@code CREATE INDEX i ON TABLE t (c) WITH DATA (d)}. */
  private static void createIndex(Draft draft, int object) {
    int index = object;
    if (INDEX_KINDS.contains(draft.at(object).word())) {
      draft.drop(object);
      index++;
    }
    if (draft.is(index + 1, "IF")) {
      throw Refusal.syntaxAt(draft.at(index + 1));
    }
    int on = draft.next("ON", index, draft.size());
    if (draft.is(on + 1, "TABLE")) {
      draft.drop(on + 1);
    }
    int open = draft.next("(", on, draft.size());
    for (int i = on; i < draft.size(); i++) {
      if (draft.is(i, "(")) {
        open = i;
        break;
      }
    }
    if (open < draft.size()) {
      int close = draft.partner(open);
      if (draft.is(close + 1, "WHERE")) {
        throw Refusal.missing("partial index");
      }
      if (draft.are(close + 1, "AS", "HNSW")) {
        VectorForms.checkIndex(draft, close + 3);
      }
      draft.drop(close + 1, draft.size());
    }
  }

  private static void drop(Draft draft) {
    for (int i = 1; i < draft.size(); i++) {
      if (draft.is(i, "%NODELDATA") || draft.is(i, "%DELDATA")) {
        draft.drop(i);
      }
    }
    int on = draft.next("ON", 1, draft.size());
    if (draft.is(1, "INDEX") && on < draft.size()) {
      dropIndex(draft, on);
    }
  }

  /** H2's indexes are named within a schema: the table's. */
  private static void dropIndex(Draft draft, int on) {
    int table = draft.is(on + 1, "TABLE") ? on + 2 : on + 1;
    if (draft.is(table + 1, ".")) {
      draft.insertBefore(on - 1, draft.render(table, table + 1) + ".");
    }
    draft.drop(on, draft.size());
  }

  private static void dropTail(Draft draft, String lastButOne, int words) {
    int size = draft.size();
    if (draft.is(size - words, lastButOne) && draft.is(size - words - 1, "WITH")) {
      draft.drop(size - words - 1, size);
    }
  }

  /** Index of the first word of the name of a table or view to be made, or -1. */
  static int newTable(Draft draft) {
    if (!draft.is(0, "CREATE")) {
      return -1;
    }
    int i = 1;
    while (Set.of("GLOBAL", "TEMPORARY", "OR", "REPLACE").contains(draft.at(i).word())) {
      i++;
    }
    if (!draft.is(i, "TABLE") && !draft.is(i, "VIEW")) {
      return -1;
    }
    return draft.are(i + 1, "IF", "NOT", "EXISTS") ? i + 4 : i + 1;
  }

  /** Index of the token after a name that may have a schema. */
  static int afterName(Draft draft, int name) {
    return draft.is(name + 1, ".") ? name + 3 : name + 1;
  }
}
