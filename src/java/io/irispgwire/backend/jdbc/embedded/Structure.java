package io.irispgwire.backend.jdbc.embedded;

import io.irispgwire.backend.jdbc.embedded.Frame.Clause;
import io.irispgwire.backend.jdbc.embedded.Frame.Kind;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.util.Set;

/**
 * Refuses what depends on the place: LIMIT below the top, ORDER BY in a subquery without TOP,
 * conditions as values, row values, VALUES with many rows or as a table, GROUP BY a position, alias
 * lists of columns. Source: InterSystems SQL Reference, SELECT, TOP, FETCH, GROUP BY, INSERT.
 */
final class Structure {
  private static final Set<String> CONDITIONS =
      Set.of(
          "=",
          "<",
          ">",
          "<>",
          "!=",
          "<=",
          ">=",
          "LIKE",
          "IN",
          "IS",
          "BETWEEN",
          "EXISTS",
          "AND",
          "OR",
          "NOT",
          "%STARTSWITH",
          "%INLIST");

  private static final Set<String> COMPARISONS = Set.of("=", "<", ">", "<>", "!=", "<=", ">=");

  /** Words before a bracket that are no function's name. */
  private static final Set<String> KEYWORDS =
      Set.of(
          "AND",
          "OR",
          "NOT",
          "ON",
          "WHERE",
          "HAVING",
          "WHEN",
          "THEN",
          "ELSE",
          "SELECT",
          "DISTINCT",
          "ALL",
          "BY",
          "AS",
          "FROM",
          "JOIN",
          "UNION",
          "EXCEPT",
          "INTERSECT",
          "SET",
          "BETWEEN",
          "LIKE",
          "CASE",
          "TOP",
          "DEFAULT",
          "ESCAPE");

  private static final Set<String> LISTS =
      Set.of("IN", "VALUES", "ANY", "SOME", "EXISTS", "%INLIST");

  private final Draft draft;
  private Frame frame = new Frame(Kind.STATEMENT, null);
  private boolean top;
  private boolean limit;

  private Structure(Draft draft) {
    this.draft = draft;
  }

  static void check(Draft draft) {
    Structure structure = new Structure(draft);
    for (int i = 0; i < draft.size(); i++) {
      structure.token(i, draft.at(i));
    }
    boolean view = draft.is(0, "CREATE") && draft.next("VIEW", 0, draft.size()) < 4;
    if (view && structure.frame.ordered && !structure.frame.topped) {
      throw Refusal.syntax("ORDER BY in a view needs TOP");
    }
    if (structure.top && structure.limit) {
      throw new PgException(
          SqlState.INTERNAL_ERROR, "TOP and LIMIT styles cannot be mixed in one query");
    }
  }

  private void token(int i, Token token) {
    switch (token.word()) {
      case "(" -> open(i);
      case ")" -> close(i);
      case "CASE" -> frame.openCases++;
      case "END" -> frame.openCases = Math.max(0, frame.openCases - 1);
      case "," -> frame.listed |= frame.kind == Kind.GROUP;
      case "" -> literal(i, token);
      default -> word(i, token);
    }
    if (frame.isValue() && CONDITIONS.contains(token.word())) {
      throw new PgException(
          SqlState.DATATYPE_MISMATCH, "a scalar expression expected, not a condition");
    }
  }

  private void open(int i) {
    Token previous = draft.at(i - 1);
    Kind kind;
    if (draft.is(i + 1, "SELECT") || draft.is(i + 1, "WITH")) {
      kind = Kind.SUBQUERY;
      if (frame.clause == Clause.VALUES && frame.kind == Kind.LIST) {
        throw Refusal.missing("subquery in INSERT VALUES");
      }
    } else if (LISTS.contains(previous.word())) {
      kind = Kind.LIST;
    } else if (previous.isName() && !KEYWORDS.contains(previous.word())) {
      kind = Kind.CALL;
      aliasList(i);
    } else {
      kind = Kind.GROUP;
    }
    Clause clause = frame.clause;
    frame = new Frame(kind, frame);
    if (kind == Kind.LIST || kind == Kind.GROUP) {
      frame.clause = clause;
    }
  }

  /** {@code ) AS t (a, b)}: IRIS renames inside the subquery only. */
  private void aliasList(int i) {
    boolean aliased = draft.is(i - 2, ")") || draft.are(i - 3, ")", "AS");
    if (aliased && frame.clause == Clause.FROM) {
      throw Refusal.missing("column list of an alias");
    }
  }

  private void close(int i) {
    Frame inner = frame;
    Frame outer = inner.outer;
    if (outer == null) {
      throw Refusal.syntaxAt(draft.at(i));
    }
    if (inner.kind == Kind.SUBQUERY && inner.ordered && !inner.topped) {
      throw Refusal.syntax("ORDER BY in a subquery needs TOP");
    }
    boolean rowValue =
        inner.kind == Kind.GROUP
            && inner.listed
            && (COMPARISONS.contains(draft.at(i + 1).word())
                || draft.is(i + 1, "IN")
                || draft.are(i + 1, "NOT", "IN"));
    if (rowValue) {
      throw Refusal.missing("row value");
    }
    frame = outer;
    if (outer.clause == Clause.VALUES && inner.kind == Kind.LIST && draft.is(i + 1, ",")) {
      throw Refusal.syntaxAt(draft.at(i + 1));
    }
  }

  /** A string or number where a position in the select list could be meant. */
  private void literal(int i, Token token) {
    boolean alone =
        (draft.is(i - 1, "BY") || draft.is(i - 1, ","))
            && (i + 1 == draft.size()
                || Set.of(",", ")", "ORDER", "HAVING").contains(draft.at(i + 1).word()));
    if (frame.clause == Clause.GROUP_BY
        && frame.isQuery()
        && token.kind() == Token.Kind.NUMBER
        && alone) {
      throw Refusal.syntax("GROUP BY a literal gives one row");
    }
  }

  private void word(int i, Token token) {
    switch (token.word()) {
      case "SELECT" -> frame.clause = Clause.SELECT_LIST;
      case "FROM" -> {
        // EXTRACT(year FROM d) and TRIM(x FROM y) are calls.
        if (frame.isQuery()) {
          frame.clause = Clause.FROM;
        }
      }
      case "WHERE", "HAVING", "ON" -> frame.clause = Clause.CONDITION;
      case "GROUP" -> frame.clause = Clause.GROUP_BY;
      case "ORDER" -> order();
      case "UNION", "EXCEPT", "INTERSECT" -> frame.clause = Clause.OTHER;
      case "TOP" -> topWord(i);
      case "LIMIT", "OFFSET", "FETCH" -> limitWord();
      case "VALUES" -> values(i, token);
      default -> {}
    }
  }

  private void order() {
    if (frame.isQuery()) {
      frame.clause = Clause.ORDER_BY;
      frame.ordered = true;
    }
  }

  private void topWord(int i) {
    if (frame.clause == Clause.SELECT_LIST
        && (draft.is(i - 1, "SELECT") || draft.is(i - 1, "DISTINCT"))) {
      frame.topped = true;
      top |= !draft.is(i + 1, "ALL");
    }
  }

  private void limitWord() {
    if (frame.clause == Clause.SELECT_LIST) {
      return;
    }
    if (frame.kind != Kind.STATEMENT) {
      throw Refusal.syntax("LIMIT in a subquery");
    }
    limit = true;
  }

  private void values(int i, Token token) {
    boolean inserts = draft.is(0, "INSERT") || draft.is(0, "UPDATE");
    if (frame.kind != Kind.STATEMENT || !inserts || frame.clause == Clause.VALUES) {
      throw Refusal.syntaxAt(token);
    }
    if (draft.is(i - 1, "DEFAULT")) {
      return;
    }
    frame.clause = Clause.VALUES;
  }
}
