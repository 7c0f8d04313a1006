package io.irispgwire.sql.translate;

import io.irispgwire.error.PgException;
import io.irispgwire.sql.Translation;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.tree.Definition;
import org.jspecify.annotations.Nullable;

/** The definitions of types. */
final class TypeDefinitions {
  private final Rules rules;
  private final SchemaLookup schema;
  private final ObjectNames names;

  TypeDefinitions(Rules rules, SchemaLookup schema, ObjectNames names) {
    this.rules = rules;
    this.schema = schema;
    this.names = names;
  }

  /** PostgreSQL does not say where in the text something is wrong. */
  private Translation domain(Definition node) {
    DomainRule rule = new DomainRule(rules, schema, names);
    try {
      return node instanceof Definition.CreateDomain made
          ? rule.create(made)
          : rule.alter((Definition.AlterDomain) node);
    } catch (PgException e) {
      throw e.at(0);
    }
  }

  /** Null for another definition. */
  @Nullable Translation translate(Definition node) {
    TypeRule rule = new TypeRule(schema, names);
    if (node instanceof Definition.CreateDomain || node instanceof Definition.AlterDomain) {
      return domain(node);
    }
    if (node instanceof Definition.CreateEnum made) {
      return rule.create(made);
    }
    if (node instanceof Definition.CreateComposite made) {
      return rule.create(made);
    }
    if (node instanceof Definition.AddLabel change) {
      return rule.alter(change);
    }
    if (node instanceof Definition.RenameLabel change) {
      return rule.alter(change);
    }
    if (node instanceof Definition.AlterComposite change) {
      return rule.alter(change);
    }
    return node instanceof Definition.MoveType change ? rule.alter(change) : null;
  }
}
