package io.irispgwire.backend.jdbc.embedded;

import java.util.Set;

/** The actions of ALTER TABLE; IRIS takes one kind of action per statement. */
final class AlterTable {
  private AlterTable() {}

  /**
   * @param action index of the token after the table's name
   */
  static void apply(Draft draft, int action) {
    switch (draft.at(action).word()) {
      case "ADD" -> add(draft, action + 1);
      case "ALTER", "MODIFY" -> alterColumn(draft, action);
      case "DROP" -> drop(draft, action + 1);
      case "RENAME" -> {
        if (draft.is(action + 1, "TO")) {
          throw Refusal.syntaxAt(draft.at(action + 1));
        }
        draft.insertAfter(action, " TO");
      }
      default -> throw Refusal.syntaxAt(draft.at(action));
    }
  }

  private static void add(Draft draft, int what) {
    if (Set.of("CONSTRAINT", "PRIMARY", "UNIQUE", "FOREIGN").contains(draft.at(what).word())) {
      return;
    }
    int column = draft.is(what, "COLUMN") ? what + 1 : what;
    if (draft.is(column, "IF")) {
      throw Refusal.syntaxAt(draft.at(column));
    }
    if (draft.is(column, "(")) {
      ColumnList.apply(draft, column + 1, draft.partner(column));
    } else {
      ColumnList.column(draft, column, draft.size());
    }
  }

  private static void alterColumn(Draft draft, int action) {
    int column = draft.is(action + 1, "COLUMN") ? action + 2 : action + 1;
    draft.replace(action, "ALTER");
    int change = column + 1;
    switch (draft.at(change).word()) {
      case "RENAME" -> draft.insertAfter(change, " TO");
      case "NOT" -> draft.insertBefore(change, "SET ");
      case "NULL" -> draft.insertBefore(change, "DROP NOT ");
      case "SET" -> unbracket(draft, change + 2);
      case "DROP" -> {}
      case "TYPE" -> throw Refusal.syntaxAt(draft.at(change));
      case "COLLATE" -> throw Refusal.embedded("ALTER COLUMN … COLLATE");
      default -> {
        draft.insertAfter(column, " SET DATA TYPE");
        ColumnList.column(draft, column, draft.size());
      }
    }
  }

  /** {@code SET DEFAULT (5)}. */
  private static void unbracket(Draft draft, int open) {
    if (draft.is(open, "(")) {
      draft.drop(open);
      draft.drop(draft.partner(open));
    }
  }

  private static void drop(Draft draft, int what) {
    if (draft.are(what, "FOREIGN", "KEY")) {
      draft.drop(what + 1);
      draft.replace(what, "CONSTRAINT");
    }
    if (draft.is(what + 1, "IF")) {
      throw Refusal.syntaxAt(draft.at(what + 1));
    }
    int last = draft.size() - 1;
    while (Set.of("RESTRICT", "CASCADE", "%DELDATA", "%NODELDATA")
        .contains(draft.at(last).word())) {
      draft.drop(last);
      last--;
    }
  }
}
