package io.irispgwire.eval;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.types.PgArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Changes of jsonb at a path: {@code jsonb_set}, {@code jsonb_insert}, {@code -}, {@code #-}. */
final class JsonEdits {
  private JsonEdits() {}

  /** What happens at the end of a path. */
  private enum Action {
    REPLACE,
    REPLACE_OR_CREATE,
    INSERT_BEFORE,
    INSERT_AFTER,
    DELETE
  }

  static String set(String json, PgArray path, String value, boolean create) {
    return edit(json, path, value, create ? Action.REPLACE_OR_CREATE : Action.REPLACE);
  }

  static String insert(String json, PgArray path, String value, boolean after) {
    return edit(json, path, value, after ? Action.INSERT_AFTER : Action.INSERT_BEFORE);
  }

  static String deletePath(String json, PgArray path) {
    return edit(json, path, "null", Action.DELETE);
  }

  private static String edit(String json, PgArray path, String value, Action action) {
    Json root = Json.parse(json);
    if (!(root instanceof Json.Obj) && !(root instanceof Json.Array)) {
      throw Failures.parameter(
          action == Action.DELETE ? "cannot delete path in scalar" : "cannot set path in scalar");
    }
    if (path.elements().isEmpty()) {
      return JsonText.jsonb(root);
    }
    return JsonText.jsonb(at(root, path.elements(), 0, Json.parse(value), action));
  }

  private static Json at(
      Json node, List<@Nullable Object> path, int depth, Json value, Action action) {
    String key = (String) path.get(depth);
    if (key == null) {
      throw new PgException(
          SqlState.NULL_VALUE_NOT_ALLOWED,
          "path element at position %d is null".formatted(depth + 1));
    }
    boolean last = depth == path.size() - 1;
    if (node instanceof Json.Obj object) {
      Map<String, Json> members = JsonText.members(object);
      Json old = members.get(key);
      if (!last) {
        if (old != null) {
          members.put(key, at(old, path, depth + 1, value, action));
        }
      } else {
        inObject(members, key, value, action);
      }
      return Json.parse(JsonText.object(members));
    }
    if (node instanceof Json.Array array) {
      Integer index = JsonPaths.index(key);
      if (index == null) {
        throw new PgException(
            SqlState.INVALID_TEXT_REPRESENTATION,
            "path element at position %d is not an integer: \"%s\"".formatted(depth + 1, key));
      }
      List<Json> elements = new ArrayList<>(array.elements());
      int place = index < 0 ? elements.size() + index : index;
      if (last) {
        inArray(elements, place, value, action);
      } else if (place >= 0 && place < elements.size()) {
        elements.set(place, at(elements.get(place), path, depth + 1, value, action));
      }
      return Json.parse(JsonText.array(elements));
    }
    return node;
  }

  private static void inObject(Map<String, Json> members, String key, Json value, Action action) {
    boolean present = members.containsKey(key);
    switch (action) {
      case DELETE -> members.remove(key);
      case REPLACE -> {
        if (present) {
          members.put(key, value);
        }
      }
      case REPLACE_OR_CREATE -> members.put(key, value);
      case INSERT_BEFORE, INSERT_AFTER -> {
        if (present) {
          throw Failures.parameter("cannot replace existing key")
              .withHint("Try using the function jsonb_set to replace key value.");
        }
        members.put(key, value);
      }
    }
  }

  private static void inArray(List<Json> elements, int place, Json value, Action action) {
    boolean present = place >= 0 && place < elements.size();
    switch (action) {
      case DELETE -> {
        if (present) {
          elements.remove(place);
        }
      }
      case REPLACE, REPLACE_OR_CREATE -> {
        if (present) {
          elements.set(place, value);
        } else if (action == Action.REPLACE_OR_CREATE) {
          elements.add(place < 0 ? 0 : elements.size(), value);
        }
      }
      case INSERT_BEFORE, INSERT_AFTER -> {
        int wanted = action == Action.INSERT_AFTER && present ? place + 1 : place;
        elements.add(Math.max(0, Math.min(wanted, elements.size())), value);
      }
    }
  }

  /** {@code j - key} and {@code j - keys}. */
  static String delete(Json value, List<? extends @Nullable Object> keys) {
    if (value instanceof Json.Obj object) {
      Map<String, Json> members = JsonText.members(object);
      keys.stream().filter(Objects::nonNull).forEach(key -> members.remove((String) key));
      return JsonText.object(members);
    }
    if (value instanceof Json.Array array) {
      List<Json> elements = new ArrayList<>(array.elements());
      elements.removeIf(e -> e instanceof Json.Text text && keys.contains(text.value()));
      return JsonText.array(elements);
    }
    throw Failures.parameter("cannot delete from scalar");
  }

  /** {@code j - index}. */
  static String delete(Json value, int index) {
    if (value instanceof Json.Obj) {
      throw Failures.parameter("cannot delete from object using integer index");
    }
    if (!(value instanceof Json.Array array)) {
      throw Failures.parameter("cannot delete from scalar");
    }
    List<Json> elements = new ArrayList<>(array.elements());
    int place = index < 0 ? elements.size() + index : index;
    if (place >= 0 && place < elements.size()) {
      elements.remove(place);
    }
    return JsonText.array(elements);
  }
}
