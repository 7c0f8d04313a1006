package io.irispgwire.catalog;

import io.irispgwire.sql.IrisName;
import io.irispgwire.sql.Translation.Note;
import io.irispgwire.sql.analysis.Routine;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.types.PgType;
import io.irispgwire.types.UserType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** pg_description: what COMMENT ON said. */
final class CommentRows {
  private static final long TYPE = 1247;
  private static final long PROC = 1255;
  private static final long RELATION = 1259;
  private static final long CONSTRAINT = 2606;
  private static final long NAMESPACE = 2615;

  /** Objects by what notes call them. */
  private final Map<String, Table> tables = new HashMap<>();

  private final Map<String, IndexRelation> indexes = new HashMap<>();
  private final List<Comment> comments = new ArrayList<>();
  private final Snapshot world;

  private CommentRows(Snapshot world) {
    this.world = world;
    world.tables().forEach(table -> tables.put(key(table.schema(), table.name()), table));
    for (IndexRelation index : world.indexes()) {
      indexes.put(key(index.table().schema(), index.name()), index);
    }
  }

  private record Comment(long object, long catalog, int column, String text) {}

  static CatalogTable<Snapshot, ?> table() {
    return CatalogTable.<Snapshot, Comment>named("pg_description", CommentRows::all)
        .column("objoid", Comment::object)
        .column("classoid", Comment::catalog)
        .column("objsubid", Comment::column)
        .column("description", Comment::text)
        .build();
  }

  private static List<Comment> all(Snapshot world) {
    CommentRows rows = new CommentRows(world);
    world.schema().notes().forEach(rows::add);
    return rows.comments;
  }

  private static String key(String schema, String name) {
    return schema + '\0' + name.toLowerCase(Locale.ROOT);
  }

  private void add(Note note) {
    String text = String.valueOf(note.text());
    switch (note.kind()) {
      case COMMENT -> relation(note, text);
      case CONSTRAINT_COMMENT -> constraint(note, text);
      case SCHEMA_COMMENT -> {
        if (world.schema().schemaExists(note.schema())) {
          comments.add(new Comment(world.namespace(note.schema()), NAMESPACE, 0, text));
        }
      }
      case TYPE_COMMENT -> type(note, text);
      case ROUTINE_COMMENT -> routine(note, text);
      default -> {}
    }
  }

  private void relation(Note note, String text) {
    String key = key(note.schema(), IrisName.shown(note.object()));
    Table table = tables.get(key);
    IndexRelation index = indexes.get(key);
    if (table == null) {
      if (index != null) {
        comments.add(new Comment(index.oid(), RELATION, 0, text));
      }
      return;
    }
    if (note.part().isEmpty()) {
      comments.add(new Comment(Snapshot.oid(table), RELATION, 0, text));
    }
    for (Table.Column column : table.columns()) {
      if (column.name().equals(note.part())) {
        comments.add(new Comment(Snapshot.oid(table), RELATION, column.number(), text));
      }
    }
  }

  private void constraint(Note note, String text) {
    Table table = tables.get(key(note.schema(), IrisName.shown(note.object())));
    if (table == null) {
      domainConstraint(note, text);
      return;
    }
    for (Table.Check check : table.rules().checks()) {
      if (check.name().equals(note.part())) {
        comments.add(new Comment(world.checkOid(table, check), CONSTRAINT, 0, text));
      }
    }
    IndexRelation index = indexes.get(key(table.schema(), note.part()));
    if (index != null && index.index().isConstraint()) {
      comments.add(new Comment(index.constraintOid(), CONSTRAINT, 0, text));
    }
    for (ForeignKey foreign : world.foreignKeys()) {
      if (foreign.table().equals(table) && foreign.name().equals(note.part())) {
        comments.add(new Comment(foreign.oid(), CONSTRAINT, 0, text));
      }
    }
  }

  private void domainConstraint(Note note, String text) {
    for (PgType type : world.types()) {
      if (type.user() instanceof UserType.Domain domain
          && domain.schema().equals(note.schema())
          && type.name().equals(note.object())) {
        for (UserType.Check check : domain.checks()) {
          if (check.name().equals(note.part())) {
            long oid = DomainRows.oid(world.schema(), domain, check);
            comments.add(new Comment(oid, CONSTRAINT, 0, text));
          }
        }
      }
    }
  }

  private void type(Note note, String text) {
    for (PgType type : world.types()) {
      UserType user = Objects.requireNonNull(type.user());
      if (user.schema().equals(note.schema()) && type.name().equals(note.object())) {
        comments.add(new Comment(Integer.toUnsignedLong(type.oid()), TYPE, 0, text));
      }
    }
  }

  private void routine(Note note, String text) {
    for (Routine routine : world.schema().routines()) {
      boolean named =
          routine.proc().schema().equals(note.schema())
              && Routine.object(routine.proc().name()).equals(note.object());
      if (named && routine.signature().equals(note.part())) {
        comments.add(new Comment(Integer.toUnsignedLong(routine.proc().oid()), PROC, 0, text));
      }
    }
  }
}
