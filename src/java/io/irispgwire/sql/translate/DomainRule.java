package io.irispgwire.sql.translate;

import io.irispgwire.error.Diagnostic;
import io.irispgwire.error.PgException;
import io.irispgwire.error.Severity;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.Translation;
import io.irispgwire.sql.Translation.Note;
import io.irispgwire.sql.analysis.Analyzer;
import io.irispgwire.sql.analysis.DomainRules;
import io.irispgwire.sql.analysis.FormatType;
import io.irispgwire.sql.analysis.RowExpression;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.analysis.TypeDefinition;
import io.irispgwire.sql.analysis.TypeNames;
import io.irispgwire.sql.deparse.Deparser;
import io.irispgwire.sql.tree.Definition.AlterDomain;
import io.irispgwire.sql.tree.Definition.Alteration;
import io.irispgwire.sql.tree.Definition.Constraint;
import io.irispgwire.sql.tree.Definition.CreateDomain;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.QualifiedName;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.UserType;
import io.irispgwire.types.UserType.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * CREATE and ALTER DOMAIN: notes, as other types of the user's are. Source of messages: PostgreSQL
 * {@code typecmds.c}.
 */
final class DomainRule {
  private final Rules rules;
  private final SchemaLookup schema;
  private final ObjectNames names;

  DomainRule(Rules rules, SchemaLookup schema, ObjectNames names) {
    this.rules = rules;
    this.schema = schema;
    this.names = names;
  }

  Translation create(CreateDomain node) {
    TypeRule types = new TypeRule(schema, names);
    QualifiedName name = types.free(node.name());
    SqlType base = TypeNames.declared(node.type(), schema);
    refuseBase(node, base.type());
    String inherited = base.type().user() instanceof UserType.Domain of ? of.fallback() : null;
    DomainConstraints written = new DomainConstraints(name.last().value());
    node.constraints().forEach(written::add);
    Expression fallback = written.fallback();
    UserType.Domain made =
        new UserType.Domain(
            "",
            names.schemaOf(name),
            base,
            written.isNotNull(),
            fallback == null ? inherited : fallback(name.last().value(), base, fallback),
            List.of());
    for (Constraint check : written.checks()) {
      made = with(made, name.last().value(), check, true);
    }
    return types.noted(names.schemaOf(name), name.last(), TypeDefinition.domain(made));
  }

  private static void refuseBase(CreateDomain node, PgType base) {
    if (base.kind() == 'p') {
      throw new PgException(
          SqlState.DATATYPE_MISMATCH,
          "\"" + node.type().name() + "\" is not a valid base type for a domain");
    }
    if (base.kind() == 'c') {
      throw Refusal.of(node.type(), "a domain over a composite type", "Use the type itself.");
    }
  }

  /** What the default is under any search path. */
  private String fallback(String domain, SqlType base, Expression value) {
    Table.Column column =
        new Table.Column(
            domain, domain, base.base(), 1, false, true, false, Table.Stored.EXACT_STRING);
    RowExpression analysed =
        new Analyzer(schema).ofRows(rules.analysis().statement()).fallback(column, value);
    return Deparser.full(schema).expression(analysed);
  }

  private UserType.Domain with(
      UserType.Domain domain, String name, Constraint constraint, boolean valid) {
    Expression condition = Objects.requireNonNull(constraint.expression());
    RowExpression analysed =
        new Analyzer(schema)
            .ofRows(rules.analysis().statement())
            .check(DomainRules.valueOf(domain.base()), condition);
    Name written = constraint.name();
    String chosen = written == null ? chosen(domain, name) : written.value();
    if (find(domain, chosen) != null) {
      throw new PgException(
          SqlState.DUPLICATE_OBJECT,
          "constraint \"" + chosen + "\" for domain \"" + name + "\" already exists");
    }
    List<Check> checks = new ArrayList<>(domain.checks());
    checks.add(new Check(chosen, Deparser.full(schema).condition(analysed), valid));
    return with(domain, checks);
  }

  private static String chosen(UserType.Domain domain, String name) {
    String chosen = Constraints.name(name, List.of(), "check");
    for (int n = 1; find(domain, chosen) != null; n++) {
      chosen = Constraints.name(name, List.of(), "check" + n);
    }
    return chosen;
  }

  private static @Nullable Check find(UserType.Domain domain, String name) {
    return domain.checks().stream().filter(c -> c.name().equals(name)).findFirst().orElse(null);
  }

  private static UserType.Domain with(UserType.Domain domain, List<Check> checks) {
    return new UserType.Domain(
        domain.id(), domain.schema(), domain.base(), domain.notNull(), domain.fallback(), checks);
  }

  private static UserType.Domain with(UserType.Domain domain, @Nullable String fallback) {
    return new UserType.Domain(
        domain.id(), domain.schema(), domain.base(), domain.notNull(), fallback, domain.checks());
  }

  private static UserType.Domain with(UserType.Domain domain, boolean notNull) {
    return new UserType.Domain(
        domain.id(), domain.schema(), domain.base(), notNull, domain.fallback(), domain.checks());
  }

  Translation alter(AlterDomain node) {
    PgType type = new TypeRule(schema, names).require(node.name());
    if (!(type.user() instanceof UserType.Domain domain)) {
      throw new PgException(SqlState.WRONG_OBJECT_TYPE, FormatType.of(type) + " is not a domain");
    }
    Alteration change = node.change();
    return switch (change.kind()) {
      case SET_DEFAULT -> {
        Expression value = Objects.requireNonNull(change.expression());
        yield noted(type, with(domain, fallback(type.name(), domain.base(), value)));
      }
      case DROP_DEFAULT -> noted(type, with(domain, (String) null));
      case SET_NOT_NULL -> validated(type, with(domain, true));
      case DROP_NOT_NULL -> noted(type, with(domain, false));
      case ADD_CONSTRAINT -> add(type, domain, Objects.requireNonNull(change.constraint()));
      case DROP_CONSTRAINT -> drop(type, domain, change);
      case RENAME_CONSTRAINT -> rename(type, domain, change);
      case VALIDATE_CONSTRAINT -> validate(type, domain, AlteredTable.name(change).value());
      case RENAME_TABLE -> new TypeRule(schema, names).rename(node, type, change.newName());
      default -> throw Refusal.of(change, "this form of ALTER DOMAIN");
    };
  }

  private Translation add(PgType type, UserType.Domain domain, Constraint constraint) {
    boolean valid = !constraint.actions().contains("NOT VALID");
    UserType.Domain changed = with(domain, type.name(), constraint, valid);
    return valid ? validated(type, changed) : noted(type, changed);
  }

  private static Translation drop(PgType type, UserType.Domain domain, Alteration change) {
    String name = AlteredTable.name(change).value();
    Check check = find(domain, name);
    if (check == null) {
      String text = "constraint \"" + name + "\" of domain \"" + type.name() + "\" does not exist";
      if (!change.conditional()) {
        throw new PgException(SqlState.UNDEFINED_OBJECT, text);
      }
      Diagnostic notice =
          Diagnostic.of(Severity.NOTICE, SqlState.SUCCESSFUL_COMPLETION, text + ", skipping");
      return new Translation(List.of(), List.of(), List.of(notice));
    }
    List<Check> checks = new ArrayList<>(domain.checks());
    checks.remove(check);
    return noted(type, with(domain, checks));
  }

  private static Translation rename(PgType type, UserType.Domain domain, Alteration change) {
    String name = AlteredTable.name(change).value();
    Check check = find(domain, name);
    if (check == null) {
      throw new PgException(
          SqlState.UNDEFINED_OBJECT,
          "constraint \"" + name + "\" for domain " + FormatType.of(type) + " does not exist");
    }
    String renamed = Objects.requireNonNull(change.newName()).value();
    if (find(domain, renamed) != null) {
      throw new PgException(
          SqlState.DUPLICATE_OBJECT,
          "constraint \"" + renamed + "\" for domain " + FormatType.of(type) + " already exists");
    }
    return noted(
        type, replaced(domain, check, new Check(renamed, check.condition(), check.valid())));
  }

  private static UserType.Domain replaced(UserType.Domain domain, Check check, Check by) {
    List<Check> checks = new ArrayList<>(domain.checks());
    checks.set(checks.indexOf(check), by);
    return with(domain, checks);
  }

  private static Translation validate(PgType type, UserType.Domain domain, String name) {
    Check check = find(domain, name);
    if (check == null) {
      throw new PgException(
          SqlState.UNDEFINED_OBJECT,
          "constraint \"" + name + "\" of domain \"" + type.name() + "\" does not exist");
    }
    return validated(type, replaced(domain, check, new Check(name, check.condition(), true)));
  }

  /** What columns keep is looked at first. */
  private static Translation validated(PgType type, UserType.Domain changed) {
    PgType domain = PgType.domain(type.oid(), type.arrayOid(), type.name(), changed);
    return new Translation(
        List.of(), List.of(), List.of(), noted(type, changed).notes(), null, domain);
  }

  private static Translation noted(PgType type, UserType.Domain changed) {
    Note note =
        new Note(
            Note.Kind.TYPE,
            changed.schema(),
            type.name(),
            "",
            TypeDefinition.domain(changed).text());
    return new Translation(List.of(), List.of(), List.of(), List.of(note), null);
  }
}
