package io.irispgwire.sql.analysis;

import io.irispgwire.types.PgType;
import io.irispgwire.types.UserType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A type as it was defined, and as it is noted: an array of texts.
 *
 * @param id of the type; "" before it is kept
 * @param items of an enum its labels; of a composite type name, type ({@link #key}) and modifier of
 *     each attribute; of a domain type and modifier, "t" or "f" for NOT NULL, the default or "",
 *     then name, condition and "t", or "f" for NOT VALID, of each check
 */
public record TypeDefinition(String id, Kind kind, List<String> items) {
  /** Which CREATE TYPE. */
  public enum Kind {
    ENUM,
    COMPOSITE,
    DOMAIN
  }

  /** Of the name of a user's type in {@link #key}. */
  private static final String OWN = "~";

  private static final String ARRAY = "_";
  private static final int HEAD = 2;

  public TypeDefinition {
    items = List.copyOf(items);
  }

  public static TypeDefinition enumeration(List<String> labels) {
    return new TypeDefinition("", Kind.ENUM, labels);
  }

  public static TypeDefinition composite(List<UserType.Field> fields) {
    List<String> items = new ArrayList<>();
    for (UserType.Field field : fields) {
      items.add(field.name());
      items.add(key(field.type().type()));
      items.add(String.valueOf(field.type().modifier()));
    }
    return new TypeDefinition("", Kind.COMPOSITE, items);
  }

  public static TypeDefinition domain(UserType.Domain domain) {
    List<String> items = new ArrayList<>();
    items.add(key(domain.base().type()));
    items.add(String.valueOf(domain.base().modifier()));
    items.add(domain.notNull() ? "t" : "f");
    items.add(Objects.requireNonNullElse(domain.fallback(), ""));
    for (UserType.Check check : domain.checks()) {
      items.add(check.name());
      items.add(check.condition());
      items.add(check.valid() ? "t" : "f");
    }
    return new TypeDefinition(domain.id(), Kind.DOMAIN, items);
  }

  public TypeDefinition withId(String newId) {
    return new TypeDefinition(newId, kind, items);
  }

  public TypeDefinition withItems(List<String> newItems) {
    return new TypeDefinition(id, kind, newItems);
  }

  /** How a type is named for good: as in pg_type, a user's type by its id. */
  public static String key(PgType type) {
    UserType user = type.user();
    return user == null
        ? type.name()
        : (user instanceof UserType.Elements ? ARRAY : "") + OWN + user.id();
  }

  /** The id in what {@link #key} gave of a user's type or of its arrays; null for another. */
  public static @Nullable String idOf(String key) {
    String own = isArray(key) ? key.substring(ARRAY.length()) : key;
    return own.startsWith(OWN) ? own.substring(OWN.length()) : null;
  }

  /** Whether {@link #key} gave it for arrays of a user's type. */
  public static boolean isArray(String key) {
    return key.startsWith(ARRAY + OWN);
  }

  /** In one line, as it is noted. */
  public String text() {
    List<String> all = new ArrayList<>(List.of(id, kind.name()));
    all.addAll(items);
    return NotedList.of(all);
  }

  /** What {@link #text} wrote. */
  public static TypeDefinition parse(String text) {
    List<String> all = NotedList.parse(text);
    return new TypeDefinition(all.get(0), Kind.valueOf(all.get(1)), all.subList(HEAD, all.size()));
  }
}
