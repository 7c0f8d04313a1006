package io.irispgwire.catalog;

import io.irispgwire.backend.Backend;
import io.irispgwire.backend.Prepared;
import io.irispgwire.backend.Rows;
import io.irispgwire.error.PgException;
import io.irispgwire.sql.Translation.Note;
import io.irispgwire.types.PgType;
import java.util.ArrayList;
import java.util.List;

/**
 * What definitions say and IRIS has no place for, kept in a table beside the types of {@link
 * DeclaredTypes}: docs/adr/0010-notes.md. Names of tables are compared as IRIS compares them,
 * whatever their case; those of parts exactly.
 */
final class Notes {
  private static final String TABLE = "\"IrisPGWire\".\"Notes\"";

  private static final String CREATE =
      "CREATE TABLE "
          + TABLE
          + " (\"Kind\" VARCHAR(32) NOT NULL, \"ObjectSchema\" VARCHAR(128) NOT NULL,"
          + " \"ObjectName\" VARCHAR(128) NOT NULL, \"PartName\" VARCHAR(128) COLLATE %EXACT"
          + " NOT NULL, \"Content\" VARCHAR(1000000) COLLATE %EXACT NOT NULL,"
          + " CONSTRAINT \"Notes_pkey\" PRIMARY KEY"
          + " (\"Kind\", \"ObjectSchema\", \"ObjectName\", \"PartName\"))";

  private static final String READ =
      "SELECT \"Kind\", \"ObjectSchema\", \"ObjectName\", \"PartName\", \"Content\" FROM " + TABLE;

  private static final String OF_OBJECT = " WHERE \"ObjectSchema\" = ? AND \"ObjectName\" = ?";

  private static final String FORGET_OBJECT = "DELETE FROM " + TABLE + OF_OBJECT;

  private static final String FORGET_PART =
      FORGET_OBJECT + " AND \"Kind\" = ? AND \"PartName\" = ?";

  private static final String RENAME = "UPDATE " + TABLE + " SET \"ObjectName\" = ?" + OF_OBJECT;

  private static final String RENAME_COLUMN =
      "UPDATE "
          + TABLE
          + " SET \"PartName\" = ?"
          + OF_OBJECT
          + " AND \"Kind\" IN ('COMMENT', 'IDENTITY', 'DEFAULT_TEXT') AND \"PartName\" = ?";

  private static final String WRITE =
      "INSERT INTO "
          + TABLE
          + " (\"ObjectSchema\", \"ObjectName\", \"Kind\", \"PartName\", \"Content\")"
          + " VALUES (?, ?, ?, ?, ?)";

  private Notes() {}

  /** Every note; schemas are the back end's. */
  static List<Note> read(Backend backend) {
    List<Note> notes = new ArrayList<>();
    try (Prepared question = backend.prepare(READ);
        Rows rows = question.query()) {
      while (rows.next()) {
        notes.add(
            new Note(
                Note.Kind.valueOf(text(rows, 0)),
                text(rows, 1),
                text(rows, 2),
                text(rows, 3),
                text(rows, 4)));
      }
    } catch (PgException e) {
      if (!DeclaredTypes.isMissing(e)) {
        throw e;
      }
    }
    return notes;
  }

  private static String text(Rows rows, int column) {
    return String.valueOf(rows.stringValue(column));
  }

  /**
   * Writes down notes in the transaction that is open.
   *
   * @param notes schemas are the back end's
   */
  static void apply(Backend backend, List<Note> notes) {
    if (notes.isEmpty()) {
      return;
    }
    boolean exists = !backend.columns(DeclaredTypes.SCHEMA, "Notes").isEmpty();
    for (Note note : notes) {
      String text = note.text();
      boolean moves = note.kind() == Note.Kind.RENAMED || note.kind() == Note.Kind.COLUMN_RENAMED;
      boolean isNew = text != null && !moves;
      if (isNew && !exists) {
        DeclaredTypes.create(backend, CREATE);
        exists = true;
      }
      if (exists) {
        apply(backend, note);
      }
    }
  }

  private static void apply(Backend backend, Note note) {
    String text = note.text();
    switch (note.kind()) {
      case FORGOTTEN -> run(backend, FORGET_OBJECT, note.schema(), note.object());
      case COLUMN_RENAMED ->
          run(
              backend,
              RENAME_COLUMN,
              String.valueOf(text),
              note.schema(),
              note.object(),
              note.part());
      case RENAMED -> run(backend, RENAME, String.valueOf(text), note.schema(), note.object());
      default -> {
        String kind = note.kind().name();
        run(backend, FORGET_PART, note.schema(), note.object(), kind, note.part());
        if (text != null) {
          run(backend, WRITE, note.schema(), note.object(), kind, note.part(), text);
        }
      }
    }
  }

  private static void run(Backend backend, String irisSql, String... operands) {
    try (Prepared order = backend.prepare(irisSql)) {
      for (int i = 0; i < operands.length; i++) {
        order.bind(i, PgType.TEXT, operands[i]);
      }
      order.update();
    }
  }
}
