package io.irispgwire.sql;

import io.irispgwire.sql.tree.Definition;
import io.irispgwire.sql.tree.Definition.Alteration;
import io.irispgwire.sql.tree.Definition.Constraint;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.QualifiedName;
import io.irispgwire.sql.tree.TypeName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CREATE and ALTER DOMAIN. */
final class Domains {
  private final TokenStream in;
  private final Grammar grammar;

  Domains(Grammar grammar) {
    this.in = grammar.in;
    this.grammar = grammar;
  }

  /** CREATE DOMAIN; the word CREATE has been read. */
  Definition create(int start) {
    in.expect("domain");
    QualifiedName name = grammar.names.relation();
    in.accept("as");
    TypeName type = grammar.types.type();
    List<Constraint> constraints = new ArrayList<>();
    while (in.at("collate") || grammar.constraints.beginsOnColumn()) {
      if (in.accept("collate")) {
        grammar.names.qualified();
      } else {
        constraints.add(grammar.constraints.ofColumn());
      }
    }
    return new Definition.CreateDomain(in.from(start), name, type, constraints);
  }

  /** ALTER DOMAIN; the word ALTER has been read. */
  Definition alter(int start) {
    in.expect("domain");
    QualifiedName name = grammar.names.relation();
    int action = in.start();
    if (in.accept("set", "default")) {
      Expression value = grammar.expressions.expression();
      return altered(start, name, action, Alteration.Kind.SET_DEFAULT, value);
    }
    if (in.accept("drop", "default")) {
      return altered(start, name, action, Alteration.Kind.DROP_DEFAULT, null);
    }
    if (in.at("set", "not") || in.at("drop", "not")) {
      boolean set = in.take().is("set");
      in.expect("not", "null");
      return altered(
          start,
          name,
          action,
          set ? Alteration.Kind.SET_NOT_NULL : Alteration.Kind.DROP_NOT_NULL,
          null);
    }
    if (in.at("set") || in.at("owner")) {
      return grammar.otherCommands.rest(start, "ALTER DOMAIN");
    }
    if (in.at("add") && !in.peek(1).is("constraint") && !in.peek(1).is("check")) {
      in.take();
      throw in.unexpected();
    }
    Alteration change = grammar.alterations.alteration();
    return new Definition.AlterDomain(in.from(start), name, change);
  }

  private Definition altered(
      int start,
      QualifiedName name,
      int action,
      Alteration.Kind kind,
      @Nullable Expression expression) {
    Alteration change =
        new Alteration(
            in.from(action),
            kind,
            null,
            null,
            null,
            null,
            null,
            expression,
            false,
            false,
            List.of());
    return new Definition.AlterDomain(in.from(start), name, change);
  }
}
