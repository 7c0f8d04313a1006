package io.irispgwire.sql;

import io.irispgwire.error.PgException;
import io.irispgwire.sql.Token.Kind;
import io.irispgwire.sql.tree.Definition;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes apart the usual forms of COMMENT, CREATE EXTENSION, CREATE ROLE, GRANT and REVOKE. What it
 * does not know stays a {@link Definition.Other}.
 */
final class Administration {
  private final TokenStream in;
  private final Names names;
  private final Supplier<Routines> routines;

  /**
   * @param routines who reads how a function is named, once all readers are there
   */
  Administration(TokenStream in, Names names, Supplier<Routines> routines) {
    this.in = in;
    this.names = names;
    this.routines = routines;
  }

  /**
   * A command in detail.
   *
   * @param other the command, known by its tag; the stream stands behind it
   * @param mark where the stream stood behind its verb
   */
  Definition detail(Definition.Other other, int mark) {
    int end = in.mark();
    in.back(mark);
    Definition found = attempt(() -> detail(other));
    boolean whole = in.mark() == end;
    in.back(end);
    return found == null || !whole ? other : found;
  }

  private static @Nullable Definition attempt(Supplier<@Nullable Definition> form) {
    try {
      return form.get();
    } catch (PgException unknownForm) {
      return null;
    }
  }

  private @Nullable Definition detail(Definition.Other other) {
    return switch (other.tag()) {
      case "COMMENT" -> comment(other);
      case "CREATE EXTENSION" -> extension(other);
      case "CREATE ROLE" -> role(other);
      case "GRANT", "GRANT ROLE" -> grant(other, false);
      case "REVOKE", "REVOKE ROLE" -> grant(other, true);
      default -> null;
    };
  }

  private @Nullable Definition comment(Definition.Other other) {
    in.expect("on");
    String kind = in.take().text().toUpperCase(Locale.ROOT);
    if (kind.equals("FUNCTION") || kind.equals("PROCEDURE") || kind.equals("ROUTINE")) {
      Definition.RoutineName routine = routines.get().named();
      return new Definition.Comment(
          other.span(), kind, routine.name(), null, routine.arguments(), commentText());
    }
    QualifiedName name = names.qualified();
    QualifiedName table = null;
    if (kind.equals("CONSTRAINT")) {
      in.expect("on");
      table = names.qualified();
    }
    return new Definition.Comment(other.span(), kind, name, table, null, commentText());
  }

  private @Nullable String commentText() {
    in.expect("is");
    return in.accept("null") ? null : in.string();
  }

  /** The schema and the version that may follow are not kept. */
  private Definition extension(Definition.Other other) {
    in.expect("extension");
    boolean ifNotExists = in.accept("if", "not");
    if (ifNotExists) {
      in.expect("exists");
    }
    Name name = names.column();
    while (!in.at(Kind.END) && !in.at(";")) {
      in.take();
    }
    return new Definition.CreateExtension(other.span(), name, ifNotExists);
  }

  private @Nullable Definition role(Definition.Other other) {
    boolean login = in.take().is("user");
    Name name = names.column();
    in.accept("with");
    String password = null;
    while (!in.at(Kind.END) && !in.at(";")) {
      String option = in.take().text();
      switch (option) {
        case "login" -> login = true;
        case "nologin" -> login = false;
        case "encrypted", "inherit", "nosuperuser", "nocreatedb", "nocreaterole" -> {}
        case "password" -> password = in.string();
        default -> {
          return null;
        }
      }
    }
    return new Definition.CreateRole(other.span(), name, login, password);
  }

  private @Nullable Definition grant(Definition.Other other, boolean revoke) {
    List<Name> granted = list();
    String to = revoke ? "from" : "to";
    if (in.accept(to)) {
      List<Name> grantees = list();
      return new Definition.Grant(
          other.span(), revoke, List.of(), List.of(), List.of(), granted, grantees);
    }
    in.expect("on");
    List<QualifiedName> tables = List.of();
    List<Name> schemas = List.of();
    if (in.at("all", "tables")) {
      in.take();
      in.take();
      in.expect("in", "schema");
      schemas = list();
    } else {
      in.accept("table");
      tables = names.relations();
    }
    in.expect(to);
    List<Name> grantees = list();
    if (revoke) {
      in.accept("restrict");
    }
    List<String> privileges =
        granted.stream().map(name -> name.value().toUpperCase(Locale.ROOT)).toList();
    return new Definition.Grant(
        other.span(), revoke, privileges, tables, schemas, List.of(), grantees);
  }

  /** Privileges or roles: ALL and SELECT are keywords, and names here. */
  private List<Name> list() {
    List<Name> list = new ArrayList<>();
    do {
      boolean all = in.at("all");
      list.add(names.any());
      if (all) {
        in.accept("privileges");
      }
    } while (in.accept(","));
    return list;
  }
}
