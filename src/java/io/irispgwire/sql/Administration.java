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
 * Takes apart the usual forms of COMMENT, CREATE EXTENSION, CREATE and DROP ROLE; GRANT and its kin
 * are {@link Grants}'. What it does not know stays a {@link Definition.Other}.
 */
final class Administration {
  private final TokenStream in;
  private final Names names;
  private final Supplier<Routines> routines;
  private final Grants grants;

  /**
   * @param routines who reads how a function is named, once all readers are there
   */
  Administration(TokenStream in, Names names, Supplier<Routines> routines) {
    this.in = in;
    this.names = names;
    this.routines = routines;
    this.grants = new Grants(in, names);
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
      case "GRANT", "GRANT ROLE" -> grants.grant(other, false);
      case "REVOKE", "REVOKE ROLE" -> grants.grant(other, true);
      case "ALTER DEFAULT PRIVILEGES" -> grants.byDefault(other);
      case "DROP ROLE" -> dropRole(other);
      default -> null;
    };
  }

  private @Nullable Definition comment(Definition.Other other) {
    in.expect("on");
    String kind = in.take().text().toUpperCase(Locale.ROOT);
    if (kind.equals("MATERIALIZED")) {
      kind += ' ' + in.expect("view").text().toUpperCase(Locale.ROOT);
    }
    if (kind.equals("FUNCTION") || kind.equals("PROCEDURE") || kind.equals("ROUTINE")) {
      Definition.RoutineName routine = routines.get().named();
      return new Definition.Comment(
          other.span(), kind, routine.name(), null, routine.arguments(), commentText());
    }
    QualifiedName name = names.qualified();
    QualifiedName table = null;
    if (kind.equals("CONSTRAINT")) {
      in.expect("on");
      if (in.at("domain")) {
        in.take();
        kind = "DOMAIN CONSTRAINT";
      }
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

  private Definition dropRole(Definition.Other other) {
    boolean user = in.take().is("user");
    boolean ifExists = in.accept("if", "exists");
    List<Name> roles = new ArrayList<>();
    do {
      roles.add(names.any());
    } while (in.accept(","));
    return new Definition.DropRole(other.span(), user, ifExists, roles);
  }
}
