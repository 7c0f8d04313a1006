package io.irispgwire.sql;

import io.irispgwire.sql.tree.Definition;
import io.irispgwire.sql.tree.QualifiedName;
import java.util.ArrayList;
import java.util.List;

/** DROP of what goes by name alone; the rest is {@link OtherCommands}'. */
final class Drops {
  private final TokenStream in;
  private final Grammar grammar;

  Drops(Grammar grammar) {
    this.in = grammar.in;
    this.grammar = grammar;
  }

  Definition drop() {
    int start = in.start();
    in.take();
    if (in.at("function") || in.at("procedure") || in.at("routine")) {
      return grammar.routines.drop(start);
    }
    String kind = kind();
    if (kind.isEmpty()) {
      return grammar.otherCommands.afterVerb(start, "DROP");
    }
    for (int i = 0; i < words(kind); i++) {
      in.take();
    }
    if (kind.equals("INDEX")) {
      in.accept("concurrently");
    }
    boolean ifExists = in.accept("if");
    if (ifExists) {
      in.expect("exists");
    }
    List<QualifiedName> names = new ArrayList<>();
    do {
      names.add(grammar.names.qualified());
    } while (in.accept(","));
    boolean cascade = grammar.definitions.cascade();
    return new Definition.Drop(in.from(start), kind, ifExists, names, cascade);
  }

  private static int words(String kind) {
    return kind.indexOf(' ') < 0 ? 1 : 2;
  }

  private String kind() {
    return switch (in.current().tag()) {
      case "table" -> "TABLE";
      case "view" -> "VIEW";
      case "index" -> "INDEX";
      case "schema" -> "SCHEMA";
      case "sequence" -> "SEQUENCE";
      case "type" -> "TYPE";
      case "domain" -> "DOMAIN";
      case "extension" -> "EXTENSION";
      case "collation" -> "COLLATION";
      case "conversion" -> "CONVERSION";
      case "statistics" -> "STATISTICS";
      case "publication" -> "PUBLICATION";
      case "materialized" -> in.peek(1).is("view") ? "MATERIALIZED VIEW" : "";
      case "foreign" -> in.peek(1).is("table") ? "FOREIGN TABLE" : "";
      default -> "";
    };
  }
}
