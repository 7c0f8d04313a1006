package io.irispgwire.session;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.types.PgRecord;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.UserType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The variables of a block of a routine, and of the blocks around it. */
final class RoutineScope {
  private final @Nullable RoutineScope around;
  private final String label;
  private final Map<String, Variable> variables = new HashMap<>();

  /**
   * @param label the block's name, or the routine's; "" for none
   */
  RoutineScope(@Nullable RoutineScope around, String label) {
    this.around = around;
    this.label = label;
  }

  /** A variable; of a record the fields are those of the row it was given last. */
  static final class Variable {
    private static final SqlType RECORD = SqlType.of(PgType.RECORD);

    private final @Nullable SqlType type;
    private final boolean notNull;
    private final @Nullable String query;
    private @Nullable Object value;
    private Consumer<@Nullable Object> changed = newValue -> {};
    private Map<String, Variable> fields = new HashMap<>();

    /**
     * @param type null for a record
     * @param query of a cursor; else null
     */
    Variable(@Nullable SqlType type, boolean notNull, @Nullable String query) {
      this.type = type;
      this.notNull = notNull;
      this.query = query;
    }

    /** A field of a composite value. */
    private Variable(Variable owner, int place) {
      this(owner.type().type().fields().get(place).type(), false, null);
      this.value = owner.value instanceof PgRecord row ? row.values().get(place) : null;
      this.changed = newValue -> owner.setField(place, newValue);
    }

    private void setField(int place, @Nullable Object newValue) {
      List<UserType.Field> known = type().type().fields();
      List<@Nullable Object> values =
          new ArrayList<>(
              value instanceof PgRecord row
                  ? row.values()
                  : Collections.nCopies(known.size(), null));
      values.set(place, newValue);
      setFields(values);
    }

    /** Gives a composite variable its fields. */
    void setFields(List<@Nullable Object> values) {
      List<UserType.Field> known = type().type().fields();
      set(
          new PgRecord(
              known.stream().map(field -> field.type().type()).toList(),
              values,
              known.stream().map(UserType.Field::name).toList()));
    }

    static Variable text(String value) {
      Variable variable = new Variable(SqlType.of(PgType.TEXT), false, null);
      variable.set(value);
      return variable;
    }

    boolean isRecord() {
      return type == null;
    }

    boolean isComposite() {
      return !type().type().fields().isEmpty();
    }

    SqlType type() {
      return Objects.requireNonNullElse(type, RECORD);
    }

    @Nullable String query() {
      return query;
    }

    @Nullable Object value() {
      return value;
    }

    void set(@Nullable Object newValue) {
      if (newValue == null && notNull) {
        throw new PgException(
            SqlState.NULL_VALUE_NOT_ALLOWED,
            "null value cannot be assigned to a variable declared NOT NULL");
      }
      value = newValue;
      changed.accept(newValue);
    }

    /** A field, of a record or of a composite value; null where there is none of that name. */
    private @Nullable Variable field(String name) {
      if (type == null) {
        return fields.get(name);
      }
      List<UserType.Field> known = type.type().fields();
      for (int i = 0; i < known.size(); i++) {
        if (known.get(i).name().equals(name)) {
          return new Variable(this, i);
        }
      }
      return null;
    }

    /** Gives a record a row. */
    void setRow(List<String> names, List<PgType> types, List<@Nullable Object> values) {
      Map<String, Variable> row = new HashMap<>();
      for (int i = 0; i < names.size(); i++) {
        Variable field = new Variable(SqlType.of(types.get(i)), false, null);
        field.set(values.get(i));
        row.put(names.get(i), field);
      }
      fields = row;
      value = new PgRecord(types, values, names);
    }
  }

  Variable declare(String name, Variable variable) {
    variables.put(name, variable);
    return variable;
  }

  /** Another name of a variable. */
  void alias(String name, String of) {
    Variable found = find(List.of(of));
    if (found == null) {
      throw new PgException(SqlState.SYNTAX_ERROR, "variable \"" + of + "\" does not exist");
    }
    variables.put(name, found);
  }

  /** The variable, or the field of a record, that the names lead to; null for none. */
  @Nullable Variable find(List<String> names) {
    for (RoutineScope at = this; at != null; at = at.around) {
      Variable found = at.own(names);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private @Nullable Variable own(List<String> names) {
    Variable first = variables.get(names.get(0));
    if (first != null) {
      return names.size() == 1 ? first : names.size() == 2 ? first.field(names.get(1)) : null;
    }
    return names.size() > 1 && names.get(0).equals(label)
        ? own(new ArrayList<>(names.subList(1, names.size())))
        : null;
  }

  Variable require(List<String> names) {
    Variable found = find(names);
    if (found == null) {
      throw new PgException(
          SqlState.SYNTAX_ERROR, "\"" + String.join(".", names) + "\" is not a known variable");
    }
    return found;
  }
}
