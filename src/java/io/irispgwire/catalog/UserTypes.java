package io.irispgwire.catalog;

import io.irispgwire.sql.Translation.Note;
import io.irispgwire.sql.analysis.TypeDefinition;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.Types;
import io.irispgwire.types.UserType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The types that users have made, from the notes that keep them. */
final class UserTypes {
  /** Where they begin among the items of a domain. */
  private static final int DOMAIN_CHECKS = 4;

  private final ObjectIds oids;
  private final UnaryOperator<String> schemas;
  private final Map<String, Note> notes = new HashMap<>();
  private final Map<String, PgType> byId = new HashMap<>();
  private final Map<Integer, PgType> byOid = new HashMap<>();
  private final Map<String, PgType> byName = new HashMap<>();
  private final List<PgType> all = new ArrayList<>();

  /**
   * @param given of {@link Note.Kind#TYPE}
   * @param schemas PostgreSQL's name for the back end's name of a schema
   */
  UserTypes(List<Note> given, ObjectIds oids, UnaryOperator<String> schemas) {
    this.oids = oids;
    this.schemas = schemas;
    given.forEach(note -> notes.put(definition(note).id(), note));
    for (String id : notes.keySet()) {
      PgType type = byId(id);
      if (type != null) {
        all.add(type);
        add(type);
        PgType array = Types.arrayOf(type);
        if (array != null) {
          add(array);
        }
      }
    }
  }

  private void add(PgType type) {
    byOid.put(type.oid(), type);
    UserType user = type.user();
    byName.put(key(user == null ? "" : user.schema(), type.name()), type);
  }

  private static String key(String schema, String name) {
    return schema + '\0' + name;
  }

  private static TypeDefinition definition(Note note) {
    return TypeDefinition.parse(String.valueOf(note.text()));
  }

  List<PgType> all() {
    return all;
  }

  /** Arrays too, as {@code _name}. */
  @Nullable PgType byName(String schema, String name) {
    return byName.get(key(schema, name));
  }

  @Nullable PgType byOid(int oid) {
    return byOid.get(oid);
  }

  /** What {@link TypeDefinition#key} names, of this server's types or of the user's; or null. */
  @Nullable PgType byKey(String key) {
    String id = TypeDefinition.idOf(key);
    if (id == null) {
      return Types.byName(key);
    }
    PgType type = byId(id);
    return type != null && TypeDefinition.isArray(key) ? Types.arrayOf(type) : type;
  }

  private @Nullable PgType byId(String id) {
    Note note = notes.get(id);
    if (note == null) {
      return null;
    }
    PgType known = byId.get(id);
    if (known == null) {
      known = made(note, definition(note));
      byId.put(id, known);
    }
    return known;
  }

  private PgType made(Note note, TypeDefinition definition) {
    String id = definition.id();
    String schema = schemas.apply(note.schema());
    int oid = oids.of("type " + id);
    int arrayOid = oids.of("type _" + id);
    List<String> items = definition.items();
    return switch (definition.kind()) {
      case ENUM ->
          PgType.enumeration(oid, arrayOid, note.object(), new UserType.Labels(id, schema, items));
      case COMPOSITE ->
          PgType.composite(
              oid, arrayOid, note.object(), new UserType.Fields(id, schema, fields(items)));
      case DOMAIN -> PgType.domain(oid, arrayOid, note.object(), domain(id, schema, items));
    };
  }

  private UserType.Domain domain(String id, String schema, List<String> items) {
    PgType base = byKey(items.get(0));
    List<UserType.Check> checks = new ArrayList<>();
    for (int i = DOMAIN_CHECKS; i < items.size(); i += 3) {
      checks.add(new UserType.Check(items.get(i), items.get(i + 1), items.get(i + 2).equals("t")));
    }
    checks.sort(Comparator.comparing(UserType.Check::name));
    String fallback = items.get(DOMAIN_CHECKS - 1);
    return new UserType.Domain(
        id,
        schema,
        new SqlType(base == null ? PgType.TEXT : base, Integer.parseInt(items.get(1))),
        items.get(2).equals("t"),
        fallback.isEmpty() ? null : fallback,
        checks);
  }

  private List<UserType.Field> fields(List<String> items) {
    List<UserType.Field> fields = new ArrayList<>();
    for (int i = 0; i < items.size(); i += 3) {
      PgType type = byKey(items.get(i + 1));
      fields.add(
          new UserType.Field(
              items.get(i),
              new SqlType(type == null ? PgType.TEXT : type, Integer.parseInt(items.get(i + 2)))));
    }
    return fields;
  }
}
