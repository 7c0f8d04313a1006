package io.irispgwire.sql;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.Token.Kind;
import io.irispgwire.sql.tree.Definition;
import java.util.Locale;

/**
 * Commands known by their tag alone.
 *
 * <p>Source of the tags: PostgreSQL 15 {@code src/include/tcop/cmdtaglist.h}.
 */
final class OtherCommands {
  private final TokenStream in;
  private final Grammar grammar;
  private final Administration administration;

  OtherCommands(Grammar grammar) {
    this.in = grammar.in;
    this.grammar = grammar;
    this.administration = new Administration(grammar.in, grammar.names, () -> grammar.routines);
  }

  /** A command of its own verb: COMMENT, GRANT, CALL, …. */
  Definition command() {
    int start = in.start();
    String verb = in.take().text();
    int mark = in.mark();
    return switch (verb) {
      case "comment" -> administration.detail(phrase(start, "COMMENT", "on"), mark);
      case "call" -> rest(start, verb.toUpperCase(Locale.ROOT));
      case "grant", "revoke" ->
          administration.detail(grant(start, verb.toUpperCase(Locale.ROOT)), mark);
      case "security" -> phrase(start, "SECURITY LABEL", "label");
      case "reassign" -> phrase(start, "REASSIGN OWNED", "owned");
      case "import" -> phrase(start, "IMPORT FOREIGN SCHEMA", "foreign", "schema");
      default -> throw unsupported(start, verb);
    };
  }

  private static PgException unsupported(int start, String verb) {
    String message = verb.toUpperCase(Locale.ROOT) + " is not supported";
    return new PgException(SqlState.FEATURE_NOT_SUPPORTED, message).at(start + 1);
  }

  private Definition.Other phrase(int start, String tag, String... words) {
    for (String word : words) {
      in.expect(word);
    }
    return rest(start, tag);
  }

  /** The rest of the statement, which may not be empty. */
  Definition.Other rest(int start, String tag) {
    if (in.at(Kind.END) || in.at(";")) {
      throw in.unexpected();
    }
    grammar.skipping.statement();
    return new Definition.Other(in.from(start), tag);
  }

  /** GRANT of roles has no ON, and a tag of its own. */
  private Definition.Other grant(int start, String verb) {
    if (in.at(Kind.END) || in.at(";")) {
      throw in.unexpected();
    }
    String tag = verb + " ROLE";
    while (!in.at(Kind.END) && !in.at(";")) {
      if (in.at("on")) {
        tag = verb;
      }
      if (in.at("(")) {
        grammar.skipping.parentheses();
      } else {
        in.take();
      }
    }
    return new Definition.Other(in.from(start), tag);
  }

  /** CREATE, ALTER or DROP of something; the verb has been read. */
  Definition afterVerb(int start, String verb) {
    if (verb.equals("CREATE")) {
      while (isAdjective(in.current())) {
        in.take();
      }
    }
    int mark = in.mark();
    String object = object(verb);
    if (object.isEmpty()) {
      throw in.unexpected();
    }
    for (int i = 0; i < object.split(" ", -1).length; i++) {
      in.take();
    }
    String known = object.equals("USER") || object.equals("GROUP") ? "ROLE" : object;
    boolean routine = object.equals("FUNCTION") || object.equals("PROCEDURE");
    if (verb.equals("CREATE") && routine) {
      routine();
      return new Definition.Other(in.from(start), verb + " " + known);
    }
    return administration.detail(rest(start, verb + " " + known), mark);
  }

  private static boolean isAdjective(Token token) {
    return switch (token.tag()) {
      case "trusted", "procedural", "default", "constraint", "temp", "temporary", "unlogged" ->
          true;
      default -> false;
    };
  }

  private String object(String verb) {
    Token next = in.peek(1);
    String word = in.current().tag();
    return switch (word) {
      case "aggregate",
          "cast",
          "collation",
          "conversion",
          "database",
          "domain",
          "extension",
          "function",
          "group",
          "language",
          "policy",
          "procedure",
          "publication",
          "role",
          "routine",
          "rule",
          "schema",
          "sequence",
          "server",
          "statistics",
          "subscription",
          "tablespace",
          "transform",
          "trigger",
          "type",
          "index",
          "view" ->
          word.toUpperCase(Locale.ROOT);
      case "table" -> next.is("all") ? "TABLE" : "";
      case "access" -> pair(next, "method");
      case "event" -> pair(next, "trigger");
      case "materialized" -> pair(next, "view");
      case "default" -> pair(next, "privileges");
      case "large" -> pair(next, "object");
      case "owned" -> "OWNED";
      case "system" -> verb.equals("ALTER") ? "SYSTEM" : "";
      case "user" -> next.is("mapping") ? "USER MAPPING" : "USER";
      case "operator" ->
          next.is("class") || next.is("family") ? pair(next, next.text()) : "OPERATOR";
      case "foreign" -> foreign(next);
      case "text" -> textSearch(next);
      default -> "";
    };
  }

  private String pair(Token next, String expected) {
    return next.is(expected) ? (in.current().text() + " " + expected).toUpperCase(Locale.ROOT) : "";
  }

  private String foreign(Token next) {
    boolean wrapper = next.is("data") && in.peek(2).is("wrapper");
    return wrapper ? "FOREIGN DATA WRAPPER" : pair(next, "table");
  }

  private String textSearch(Token next) {
    return next.is("search")
        ? switch (in.peek(2).tag()) {
          case "configuration", "dictionary", "parser", "template" ->
              "TEXT SEARCH " + in.peek(2).text().toUpperCase(Locale.ROOT);
          default -> "";
        }
        : "";
  }

  /** A function's definition: semicolons between BEGIN ATOMIC and its END do not end it. */
  private void routine() {
    if (in.at(Kind.END) || in.at(";")) {
      throw in.unexpected();
    }
    int depth = 0;
    while (!in.at(Kind.END) && (depth > 0 || !in.at(";"))) {
      if (in.at("begin", "atomic")) {
        depth = 1;
      } else if (depth > 0 && in.at("case")) {
        depth++;
      } else if (depth > 0 && in.at("end")) {
        depth--;
      }
      in.take();
    }
    if (depth > 0) {
      throw in.unexpected();
    }
  }
}
