package io.irispgwire.sql.translate;

import io.irispgwire.error.Diagnostic;
import io.irispgwire.error.PgException;
import io.irispgwire.error.Severity;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.Parser;
import io.irispgwire.sql.Translation;
import io.irispgwire.sql.Translation.Note;
import io.irispgwire.sql.analysis.FormatType;
import io.irispgwire.sql.analysis.Routine;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.analysis.TypeNames;
import io.irispgwire.sql.routine.BodyParser;
import io.irispgwire.sql.tree.Definition.CreateRoutine;
import io.irispgwire.sql.tree.Definition.DropRoutine;
import io.irispgwire.sql.tree.Definition.RoutineName;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.QualifiedName;
import io.irispgwire.sql.tree.TypeName;
import io.irispgwire.types.PgType;
import io.irispgwire.types.UserType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * CREATE and DROP of functions and procedures: the server keeps them as notes, and runs them.
 * Source of messages: PostgreSQL {@code src/backend/catalog/pg_proc.c} and {@code
 * src/backend/parser/parse_func.c}.
 */
final class RoutineRule {
  /** What IRIS keeps of a name. */
  private static final int LONGEST_SIGNATURE = 128;

  private final SchemaLookup schema;
  private final ObjectNames names;

  RoutineRule(SchemaLookup schema, ObjectNames names) {
    this.schema = schema;
    this.names = names;
  }

  Translation create(CreateRoutine node) {
    checkLanguage(node);
    String schemaName = names.schemaOf(node.name());
    Routine routine = Routine.of(schemaName, 0, node, schema);
    checkTypes(node, schemaName);
    checkBody(node, routine);
    String name = node.name().last().value();
    schema.routines(schemaName, name).stream()
        .filter(other -> other.signature().equals(routine.signature()))
        .forEach(other -> checkReplaced(node, routine, other));
    if (routine.signature().length() > LONGEST_SIGNATURE) {
      throw Refusal.of(node, "a function with so many parameters", "Use fewer parameters.");
    }
    return noted(
        List.of(
            new Note(
                Note.Kind.ROUTINE,
                schemaName,
                Routine.object(name),
                routine.signature(),
                node.text())));
  }

  /** A name is looked up again whenever the function is loaded: there in its own schema first. */
  private void checkTypes(CreateRoutine node, String home) {
    List<TypeName> written = new ArrayList<>();
    node.parameters().forEach(parameter -> written.add(parameter.type()));
    if (node.returns() != null) {
      written.add(node.returns());
    }
    for (TypeName name : written) {
      UserType user =
          name.name().schema() == null ? TypeNames.resolve(name, schema).type().user() : null;
      boolean found =
          user == null
              || user.schema().equals(home)
              || (user.schema().equals("public")
                  && schema.type(home, name.name().last().value()) == null);
      if (!found) {
        throw Refusal.of(
            node, "a type of another schema by its bare name", "Write the schema before it.");
      }
    }
  }

  private static void checkLanguage(CreateRoutine node) {
    switch (node.language()) {
      case "sql", "plpgsql" -> {}
      case "c", "internal" ->
          throw Refusal.of(
              node, node.tag() + " in language " + node.language(), "Use sql or plpgsql.");
      default -> {
        PgException missing =
            new PgException(
                SqlState.UNDEFINED_OBJECT, "language \"" + node.language() + "\" does not exist");
        throw node.language().startsWith("pl")
            ? missing.withHint("Use CREATE EXTENSION to load the language into the database.")
            : missing;
      }
    }
  }

  private static void checkBody(CreateRoutine node, Routine routine) {
    if (node.language().equals("plpgsql")) {
      BodyParser.parse(node.body());
    } else if (Parser.parse(node.body()).isEmpty() && !routine.isVoid()) {
      throw new PgException(
              SqlState.INVALID_FUNCTION_DEFINITION,
              "return type mismatch in function declared to return "
                  + FormatType.of(routine.result().type()))
          .withDetail(
              "Function's final statement must be SELECT or INSERT/UPDATE/DELETE RETURNING.")
          .in("SQL function \"" + node.name().last().value() + "\"");
    }
  }

  private static void checkReplaced(CreateRoutine node, Routine routine, Routine other) {
    String name = node.name().last().value();
    if (!node.replace()) {
      throw new PgException(
          SqlState.DUPLICATE_FUNCTION,
          "function \"" + name + "\" already exists with same argument types");
    }
    if (other.isProcedure() != routine.isProcedure()) {
      throw new PgException(SqlState.WRONG_OBJECT_TYPE, "cannot change routine kind")
          .withDetail("\"" + name + "\" is a " + kind(other) + ".");
    }
    if (!other.result().equals(routine.result())
        || other.proc().returnsSet() != routine.proc().returnsSet()) {
      throw new PgException(
              SqlState.INVALID_FUNCTION_DEFINITION,
              "cannot change return type of existing function")
          .withHint(
              "Use DROP " + kind(other).toUpperCase(Locale.ROOT) + " " + shown(other) + " first.");
    }
  }

  private static String kind(Routine routine) {
    return routine.isProcedure() ? "procedure" : "function";
  }

  private static String shown(Routine routine) {
    return routine.proc().name() + "(" + routine.shownTypes() + ")";
  }

  Translation drop(DropRoutine node) {
    List<Note> notes = new ArrayList<>();
    List<Diagnostic> notices = new ArrayList<>();
    for (RoutineName name : node.names()) {
      Routine found = find(node, name, notices);
      if (found != null) {
        notes.add(
            new Note(
                Note.Kind.ROUTINE,
                found.proc().schema(),
                Routine.object(found.proc().name()),
                found.signature(),
                null));
      }
    }
    return new Translation(List.of(), List.of(), notices, notes, null);
  }

  private @Nullable Routine find(DropRoutine node, RoutineName wanted, List<Diagnostic> notices) {
    QualifiedName name = wanted.name();
    Name schemaName = name.schema();
    List<Routine> all =
        schema.routines(schemaName == null ? null : schemaName.value(), name.last().value());
    if (wanted.arguments() == null) {
      return byName(node, name, all, notices);
    }
    List<PgType> types =
        wanted.arguments().stream().map(type -> TypeNames.resolve(type, schema).type()).toList();
    String signature =
        String.join(" ", types.stream().map(type -> Integer.toUnsignedString(type.oid())).toList());
    for (Routine routine : all) {
      if (routine.signature().equals(signature)) {
        checkKind(node, routine);
        return routine;
      }
    }
    String shown =
        name + "(" + String.join(", ", types.stream().map(FormatType::of).toList()) + ")";
    String kind = node.kind().toLowerCase(Locale.ROOT);
    return absent(node, kind + " " + shown + " does not exist", notices);
  }

  private @Nullable Routine byName(
      DropRoutine node, QualifiedName name, List<Routine> all, List<Diagnostic> notices) {
    String kind = node.kind().toLowerCase(Locale.ROOT);
    List<Routine> fitting =
        all.stream()
            .filter(
                routine ->
                    node.kind().equals("ROUTINE")
                        || routine.isProcedure() == kind.equals("procedure"))
            .toList();
    if (fitting.size() > 1) {
      throw new PgException(
              SqlState.AMBIGUOUS_FUNCTION, kind + " name \"" + name + "\" is not unique")
          .withHint("Specify the argument list to select the " + kind + " unambiguously.");
    }
    if (fitting.size() == 1) {
      return fitting.get(0);
    }
    if (node.ifExists()) {
      return absent(node, kind + " " + name + "() does not exist", notices);
    }
    return absent(node, "could not find a " + kind + " named \"" + name + "\"", notices);
  }

  private static void checkKind(DropRoutine node, Routine routine) {
    boolean fits =
        node.kind().equals("ROUTINE") || routine.isProcedure() == node.kind().equals("PROCEDURE");
    if (!fits) {
      throw new PgException(
          SqlState.WRONG_OBJECT_TYPE,
          shown(routine) + " is not a " + node.kind().toLowerCase(Locale.ROOT));
    }
  }

  private static @Nullable Routine absent(DropRoutine node, String text, List<Diagnostic> notices) {
    if (!node.ifExists()) {
      throw new PgException(SqlState.UNDEFINED_FUNCTION, text);
    }
    notices.add(
        Diagnostic.of(Severity.NOTICE, SqlState.SUCCESSFUL_COMPLETION, text + ", skipping"));
    return null;
  }

  private static Translation noted(List<Note> notes) {
    return new Translation(List.of(), List.of(), List.of(), notes, null);
  }
}
