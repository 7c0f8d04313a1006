package io.irispgwire.sql;

import io.irispgwire.sql.Token.Kind;
import io.irispgwire.sql.tree.Definition;
import io.irispgwire.sql.tree.Definition.Privilege;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** GRANT, REVOKE and ALTER DEFAULT PRIVILEGES. */
final class Grants {
  /** What is no table and has privileges. */
  private static final Set<String> OTHER_KINDS =
      Set.of(
          "schema",
          "sequence",
          "function",
          "procedure",
          "routine",
          "type",
          "domain",
          "language",
          "database",
          "tablespace");

  private final TokenStream in;
  private final Names names;

  Grants(TokenStream in, Names names) {
    this.in = in;
    this.names = names;
  }

  Definition grant(Definition.Other other, boolean revoke) {
    String to = revoke ? "from" : "to";
    int mark = in.mark();
    List<Privilege> granted = list();
    if (in.at(to)) {
      in.back(mark);
      List<Name> roles = grantees();
      in.expect(to);
      return new Definition.Grant(
          other.span(), revoke, List.of(), "ROLE", List.of(), List.of(), roles, grantees());
    }
    in.expect("on");
    String kind = "TABLE";
    List<QualifiedName> tables = List.of();
    List<Name> schemas = List.of();
    if (in.at("all", "tables")) {
      in.take();
      in.take();
      in.expect("in", "schema");
      schemas = grantees();
    } else if (OTHER_KINDS.contains(in.current().tag()) || in.at("all")) {
      kind = kind();
      skipTo(to);
    } else {
      in.accept("table");
      tables = names.relations();
    }
    in.expect(to);
    List<Name> grantees = grantees();
    if (revoke) {
      in.accept("restrict");
    }
    return new Definition.Grant(
        other.span(), revoke, granted, kind, tables, schemas, List.of(), grantees);
  }

  private String kind() {
    String word = in.take().text();
    return (word.equals("all") ? in.take().text() : word).toUpperCase(Locale.ROOT);
  }

  private void skipTo(String word) {
    while (!in.at(word) && !in.at(Kind.END) && !in.at(";")) {
      in.take();
    }
  }

  /** Of which only the direction is looked at. */
  Definition byDefault(Definition.Other other) {
    in.expect("default", "privileges");
    while (!in.at("grant") && !in.at("revoke")) {
      if (in.at(Kind.END) || in.at(";")) {
        throw in.unexpected();
      }
      in.take();
    }
    boolean revoke = in.take().is("revoke");
    while (!in.at(Kind.END) && !in.at(";")) {
      in.take();
    }
    return new Definition.DefaultPrivileges(other.span(), revoke);
  }

  /** Privileges or roles: ALL and SELECT are keywords, and names here. */
  private List<Privilege> list() {
    List<Privilege> list = new ArrayList<>();
    do {
      boolean all = in.at("all");
      String name = names.any().value();
      if (all) {
        in.accept("privileges");
      }
      List<Name> columns = in.at("(") ? names.parenthesizedColumns() : List.of();
      list.add(new Privilege(name.toUpperCase(Locale.ROOT), columns));
    } while (in.accept(","));
    return list;
  }

  private List<Name> grantees() {
    List<Name> list = new ArrayList<>();
    do {
      in.accept("group");
      list.add(names.any());
    } while (in.accept(","));
    return list;
  }
}
