package io.irispgwire.sql.translate;

import io.irispgwire.error.Diagnostic;
import io.irispgwire.error.PgException;
import io.irispgwire.error.Severity;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.Translation;
import io.irispgwire.sql.Translation.Note;
import io.irispgwire.sql.analysis.Sequence;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.tree.Definition.AlterSequence;
import io.irispgwire.sql.tree.Definition.CreateSequence;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.QualifiedName;
import io.irispgwire.sql.tree.SequenceOption;
import io.irispgwire.types.PgType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CREATE and ALTER SEQUENCE: IRIS has none, they are notes. */
final class SequenceRule {
  private final ObjectNames names;

  SequenceRule(ObjectNames names) {
    this.names = names;
  }

  Translation create(CreateSequence node) {
    QualifiedName name = names.created(node.name(), node.temporary());
    if (names.table(name) != null) {
      String text = "relation \"" + name.last() + "\" already exists";
      if (!node.ifNotExists()) {
        throw new PgException(SqlState.DUPLICATE_TABLE, text);
      }
      return told(Severity.NOTICE, SqlState.DUPLICATE_TABLE, text + ", skipping");
    }
    Sequence made = new SequenceOptions(node.options()).create(PgType.INT8);
    return kept(name, owned(made, node.options()));
  }

  Translation alter(AlterSequence node) {
    Table table = names.table(node.name());
    if (table == null && node.ifExists()) {
      return told(
          Severity.NOTICE,
          SqlState.SUCCESSFUL_COMPLETION,
          "relation \"" + node.name() + "\" does not exist, skipping");
    }
    Sequence sequence = sequence(node.name(), table);
    Name renamed = node.renamed();
    if (renamed != null) {
      String schema = names.schemaOf(node.name());
      Note note =
          new Note(Note.Kind.RENAMED, schema, node.name().last().value(), "", renamed.value());
      return new Translation(List.of(), List.of(), List.of(), List.of(note), null);
    }
    Sequence changed = new SequenceOptions(node.options()).alter(sequence);
    return kept(node.name(), owned(changed, node.options()));
  }

  private static Sequence sequence(QualifiedName name, @Nullable Table table) {
    if (table == null) {
      throw new PgException(SqlState.UNDEFINED_TABLE, "relation \"" + name + "\" does not exist");
    }
    Sequence sequence = table.sequence();
    if (sequence == null) {
      throw new PgException(
          SqlState.WRONG_OBJECT_TYPE, "\"" + name.last() + "\" is not a sequence");
    }
    return sequence;
  }

  private Sequence owned(Sequence sequence, List<SequenceOption> options) {
    for (SequenceOption option : options) {
      if (option.name().equals("owned")) {
        QualifiedName owner = option.owner();
        return sequence.withOwner(owner == null ? List.of() : column(owner));
      }
    }
    return sequence;
  }

  private List<String> column(QualifiedName name) {
    List<Name> parts = name.parts();
    if (parts.size() < 2) {
      throw new PgException(SqlState.SYNTAX_ERROR, "invalid OWNED BY option")
          .withHint("Specify OWNED BY table.column or OWNED BY NONE.");
    }
    QualifiedName relation = new QualifiedName(name.span(), parts.subList(0, parts.size() - 1));
    Table table = names.table(relation);
    if (table == null) {
      throw new PgException(
          SqlState.UNDEFINED_TABLE, "relation \"" + relation + "\" does not exist");
    }
    String column = name.last().value();
    if (table.columns().stream().noneMatch(each -> each.name().equals(column))) {
      throw new PgException(
          SqlState.UNDEFINED_COLUMN,
          "column \"" + column + "\" of relation \"" + table.name() + "\" does not exist");
    }
    return List.of(table.schema(), table.name(), column);
  }

  private Translation kept(QualifiedName name, Sequence sequence) {
    Note note =
        new Note(
            Note.Kind.SEQUENCE, names.schemaOf(name), name.last().value(), "", sequence.text());
    return new Translation(List.of(), List.of(), List.of(), List.of(note), null);
  }

  private static Translation told(Severity severity, SqlState state, String text) {
    return new Translation(List.of(), List.of(), List.of(Diagnostic.of(severity, state, text)));
  }
}
