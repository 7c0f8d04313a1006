package io.irispgwire.backend.jdbc.embedded;

/** UPDATE and DELETE over several tables, and INSERT OR UPDATE. */
final class Modifications {
  private Modifications() {}

  static void apply(Draft draft) {
    switch (draft.at(0).word()) {
      case "INSERT" -> insert(draft);
      case "UPDATE" -> update(draft);
      case "DELETE" -> delete(draft);
      default -> {}
    }
  }

  private static void insert(Draft draft) {
    if (draft.are(1, "OR", "UPDATE")) {
      draft.drop(0, 3);
      draft.replace(0, draft.is(3, "INTO") ? "MERGE" : "MERGE INTO");
    }
  }

  /** Each new value becomes a subquery over the joined tables, and the condition an EXISTS. */
  private static void update(Draft draft) {
    int size = draft.size();
    int set = draft.next("SET", 1, size);
    int from = draft.next("FROM", set, size);
    if (from == size) {
      return;
    }
    numberParameters(draft);
    String joined = draft.render(from, size);
    int item = set + 1;
    while (item < from) {
      int next = draft.comma(item, from);
      int equals = draft.next("=", item, next);
      draft.enclose(equals + 1, next, "(SELECT TOP 1 ", " " + joined + ")");
      item = next + 1;
    }
    draft.enclose(from, size, "WHERE EXISTS (SELECT 1 ", ")");
  }

  /** The second FROM's tables and the condition become an EXISTS. */
  private static void delete(Draft draft) {
    int size = draft.size();
    int from = draft.next("FROM", 2, size);
    if (from < size) {
      draft.enclose(from, size, "WHERE EXISTS (SELECT 1 ", ")");
    }
  }

  /** Numbers let one operand stand in several places. */
  private static void numberParameters(Draft draft) {
    int number = 1;
    for (int i = 0; i < draft.size(); i++) {
      if (draft.at(i).kind() == Token.Kind.PARAMETER) {
        draft.replace(i, "?" + number);
        number++;
      }
    }
  }
}
