package io.irispgwire.sql;

import io.irispgwire.error.PgException;
import io.irispgwire.sql.Token.Kind;
import io.irispgwire.sql.tree.Definition;
import io.irispgwire.sql.tree.Definition.RoutineName;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.QualifiedName;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** ALTER … OWNER TO, of whatever may have an owner here. */
final class Owners {
  private static final Set<String> RELATIONS =
      Set.of("table", "view", "materialized view", "sequence");
  private static final Set<String> ROUTINES = Set.of("function", "procedure", "routine");
  private static final Set<String> OTHERS = Set.of("type", "domain", "schema");

  private final TokenStream in;
  private final Grammar grammar;

  Owners(Grammar grammar) {
    this.in = grammar.in;
    this.grammar = grammar;
  }

  /** The command, of which the word ALTER has been read; null where it is another one. */
  @Nullable Definition change(int start) {
    int mark = in.mark();
    try {
      Definition found = attempt(start);
      if (found != null && (in.at(Kind.END) || in.at(";"))) {
        return found;
      }
    } catch (PgException anotherForm) {
      // whoever reads that form says what is wrong with it
    }
    in.back(mark);
    return null;
  }

  private @Nullable Definition attempt(int start) {
    boolean materialized = in.at("materialized", "view");
    String kind = materialized ? "materialized view" : in.current().tag();
    boolean routine = ROUTINES.contains(kind);
    if (!routine && !RELATIONS.contains(kind) && !OTHERS.contains(kind)) {
      return null;
    }
    in.take();
    if (materialized) {
      in.take();
    }
    boolean ifExists = RELATIONS.contains(kind) && in.accept("if", "exists");
    RoutineName named = routine ? grammar.routines.named() : null;
    QualifiedName name = named == null ? name(kind) : named.name();
    if (!in.accept("owner")) {
      return null;
    }
    in.expect("to");
    Name owner = grammar.names.any();
    return new Definition.ChangeOwner(
        in.from(start),
        kind.toUpperCase(Locale.ROOT),
        ifExists,
        name,
        named == null ? null : named.arguments(),
        owner);
  }

  private QualifiedName name(String kind) {
    return kind.equals("table") ? grammar.fromItems.relation().name() : grammar.names.qualified();
  }
}
