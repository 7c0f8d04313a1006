package io.irispgwire.backend.jdbc.embedded;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.h2.jdbc.JdbcException;

/**
 * The words of an H2 error.
 *
 * @param quoted what stands between double quotes, in order
 * @param sql the statement, or empty
 */
record H2Message(String text, List<String> quoted, String sql) {
  static H2Message of(SQLException e) {
    String text = e instanceof JdbcException h2 ? h2.getOriginalMessage() : e.getMessage();
    String sql = e instanceof JdbcException h2 ? h2.getSQL() : null;
    String known = text == null ? "" : text;
    return new H2Message(known, quotedIn(known), sql == null ? "" : sql);
  }

  /** The first quoted part, or empty. */
  String name() {
    return quoted.isEmpty() ? "" : quoted.get(0);
  }

  /** The table that the statement writes or alters, or empty. */
  String table() {
    List<Token> tokens = Lexer.tokens(sql);
    for (int i = 0; i + 1 < tokens.size(); i++) {
      boolean before =
          tokens.get(i).is("INTO") || tokens.get(i).is("UPDATE") || tokens.get(i).is("TABLE");
      if (before && tokens.get(i + 1).isName()) {
        boolean schema = i + 3 < tokens.size() && tokens.get(i + 2).is(".");
        return tokens.get(schema ? i + 3 : i + 1).text();
      }
    }
    return "";
  }

  private static List<String> quotedIn(String text) {
    List<String> parts = new ArrayList<>();
    int open = text.indexOf('"');
    while (open >= 0) {
      StringBuilder part = new StringBuilder();
      int i = open + 1;
      while (i < text.length()) {
        boolean doubled = text.startsWith("\"\"", i);
        if (text.charAt(i) == '"' && !doubled) {
          break;
        }
        part.append(text.charAt(i));
        i += doubled ? 2 : 1;
      }
      parts.add(part.toString());
      open = text.indexOf('"', i + 1);
    }
    return parts;
  }
}
