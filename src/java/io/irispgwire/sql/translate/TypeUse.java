package io.irispgwire.sql.translate;

import io.irispgwire.error.Diagnostic;
import io.irispgwire.error.PgException;
import io.irispgwire.error.Severity;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.Translation.Constant;
import io.irispgwire.sql.Translation.Declared;
import io.irispgwire.sql.Translation.Note;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.sql.analysis.FormatType;
import io.irispgwire.sql.analysis.Routine;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.tree.Definition.AlterComposite;
import io.irispgwire.sql.tree.Definition.AttributeChange;
import io.irispgwire.sql.tree.Definition.RenameLabel;
import io.irispgwire.types.PgType;
import io.irispgwire.types.Types;
import io.irispgwire.types.UserType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What depends on a type of the user's: columns, and other types. */
final class TypeUse {
  private final SchemaLookup schema;
  private final PgType type;
  private final List<Place> places = new ArrayList<>();

  private record Place(Table table, Table.Column column) {}

  TypeUse(SchemaLookup schema, PgType type) {
    this.schema = schema;
    this.type = type;
    for (Table table : schema.tables()) {
      for (Table.Column column : table.columns()) {
        if (!table.view() && isOf(column.declared().type())) {
          places.add(0, new Place(table, column)); // the last first, as PostgreSQL finds them
        }
      }
    }
  }

  private boolean isOf(PgType used) {
    PgType element = used.isArray() ? Types.elementOf(used) : used;
    return element != null && element.oid() == type.oid();
  }

  private boolean isOf(UserType.Field field) {
    return isOf(field.type().type());
  }

  private boolean isOver(PgType other) {
    return other.user() instanceof UserType.Domain domain && isOf(domain.base().type());
  }

  /** The functions that take or give values of the type. */
  private List<Routine> routines() {
    return schema.routines().stream()
        .filter(routine -> routine.ownTypes().stream().anyMatch(this::isOf))
        .toList();
  }

  /** {@code format_procedure}. */
  private static String shown(Routine routine) {
    return routine.proc().name() + '(' + routine.shownTypes().replace(", ", ",") + ')';
  }

  /** The column that keeps values of the type, or values with such in them; null for none. */
  @Nullable String holder() {
    String last = null; // which PostgreSQL finds first
    for (Table table : schema.tables()) {
      for (Table.Column column : table.columns()) {
        if (!table.view() && holds(column.type().type())) {
          last = table.name() + '.' + column.name();
        }
      }
    }
    return last;
  }

  /** Whether values of {@code used} have values of the type in them. */
  boolean holds(PgType used) {
    PgType element = used.isArray() ? Types.elementOf(used) : used;
    return isOf(used)
        || (element != null
            && element.fields().stream().anyMatch(field -> holds(field.type().type())));
  }

  /** Whether something other than a column depends on the type. */
  boolean hasRoutines() {
    return !routines().isEmpty();
  }

  private List<PgType> types() {
    return schema.types().stream()
        .filter(each -> isOver(each) || each.fields().stream().anyMatch(this::isOf))
        .toList();
  }

  /** DROP without CASCADE: {@code dependency.c}, {@code reportDependentObjects}. */
  void refuse(List<PgType> droppedToo) {
    refuse("type " + FormatType.of(type), droppedToo);
  }

  /**
   * @param what is dropped: the type, or the table whose rows it is of
   */
  void refuse(String what, List<PgType> droppedToo) {
    List<String> details = new ArrayList<>();
    for (Place place : places) {
      details.add(
          "column "
              + place.column().name()
              + " of table "
              + place.table().name()
              + " depends on type "
              + FormatType.of(place.column().declared().type()));
    }
    List<PgType> others = new ArrayList<>(types());
    others.removeAll(droppedToo);
    for (PgType other : others) {
      if (isOver(other)) {
        details.add("type " + FormatType.of(other) + " depends on type " + FormatType.of(type));
      }
      for (var field : other.fields()) {
        if (isOf(field.type().type())) {
          details.add(
              "column "
                  + field.name()
                  + " of composite type "
                  + FormatType.of(other)
                  + " depends on type "
                  + FormatType.of(type));
        }
      }
    }
    for (Routine routine : routines()) {
      details.add("function " + shown(routine) + " depends on type " + FormatType.of(type));
    }
    if (!details.isEmpty()) {
      throw new PgException(
              SqlState.DEPENDENT_OBJECTS_STILL_EXIST,
              "cannot drop " + what + " because other objects depend on it")
          .withDetail(String.join("\n", details))
          .withHint("Use DROP ... CASCADE to drop the dependent objects too.");
    }
  }

  /** Columns keep a composite value as text: where an attribute is added, it gets a NULL more. */
  List<Step> change(AlterComposite node) {
    List<Step> steps = new ArrayList<>();
    for (AttributeChange change : node.changes()) {
      boolean renames = change.newName() != null;
      boolean adds = change.column() != null && !type.fields().isEmpty();
      for (Place place : renames ? List.<Place>of() : places) {
        if (!adds || place.column().type().type().isArray()) {
          throw usedBy(place);
        }
        String column = Identifiers.quote(place.column().backendName());
        steps.add(
            new Step(
                Step.Kind.UPDATE,
                ("UPDATE %s SET %s = SUBSTRING(%s, 1, CHAR_LENGTH(%s) - 1) || ?"
                        + " WHERE %s IS NOT NULL")
                    .formatted(Identifiers.table(place.table()), column, column, column, column),
                List.of(new Constant(",)", PgType.TEXT))));
      }
    }
    return steps;
  }

  private PgException usedBy(Place place) {
    return new PgException(
        SqlState.FEATURE_NOT_SUPPORTED,
        "cannot alter type \""
            + type.name()
            + "\" because column \""
            + place.table().name()
            + "."
            + place.column().name()
            + "\" uses it");
  }

  /** DROP … CASCADE: the columns go too. */
  void cascade(
      List<PgType> droppedToo,
      List<Step> steps,
      List<Declared> forgotten,
      List<Note> notes,
      List<Diagnostic> notices) {
    List<String> dropped = new ArrayList<>();
    drop(droppedToo, steps, forgotten, notes, dropped);
    if (!dropped.isEmpty()) {
      String text =
          dropped.size() == 1
              ? dropped.get(0)
              : "drop cascades to " + dropped.size() + " other objects";
      Diagnostic notice = Diagnostic.of(Severity.NOTICE, SqlState.SUCCESSFUL_COMPLETION, text);
      notices.add(dropped.size() == 1 ? notice : notice.withDetail(String.join("\n", dropped)));
    }
  }

  private void drop(
      List<PgType> droppedToo,
      List<Step> steps,
      List<Declared> forgotten,
      List<Note> notes,
      List<String> dropped) {
    for (PgType other : types()) {
      if (other.user() instanceof UserType.Domain domain && !droppedToo.contains(other)) {
        dropped.add("drop cascades to type " + FormatType.of(other));
        notes.add(Note.forgotten(domain.schema(), other.name()));
        new TypeUse(schema, other).drop(droppedToo, steps, forgotten, notes, dropped);
      } else if (!droppedToo.contains(other)) {
        refuse(droppedToo);
      }
    }
    for (Place place : places) {
      Table table = place.table();
      Table.Column column = place.column();
      steps.add(
          TableDefinition.definition(
              "ALTER TABLE "
                  + Identifiers.table(table)
                  + " DROP COLUMN "
                  + Identifiers.quote(column.backendName())));
      forgotten.add(new Declared(table.schema(), table.name(), column.backendName(), null));
      dropped.add("drop cascades to column " + column.name() + " of table " + table.name());
    }
    for (Routine routine : routines()) {
      notes.add(
          new Note(
              Note.Kind.ROUTINE,
              routine.proc().schema(),
              Routine.object(routine.proc().name()),
              routine.signature(),
              null));
      dropped.add("drop cascades to function " + shown(routine));
    }
  }

  /** What rows keep of a label that has a new name. */
  List<Step> relabel(RenameLabel node) {
    List<Step> steps = new ArrayList<>();
    for (PgType composite : types()) {
      if (!new TypeUse(schema, composite).places.isEmpty()) {
        throw Refusal.of(node, "renaming a value that composite values hold");
      }
    }
    for (Place place : places) {
      if (place.column().type().type().isArray()) {
        throw Refusal.of(node, "renaming a value that arrays hold");
      }
      String column = Identifiers.quote(place.column().backendName());
      steps.add(
          new Step(
              Step.Kind.UPDATE,
              "UPDATE "
                  + Identifiers.table(place.table())
                  + " SET "
                  + column
                  + " = ? WHERE "
                  + column
                  + " = ?",
              List.of(
                  new Constant(node.newLabel(), PgType.TEXT),
                  new Constant(node.label(), PgType.TEXT))));
    }
    return steps;
  }
}
