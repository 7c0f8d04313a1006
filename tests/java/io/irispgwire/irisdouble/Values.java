package io.irispgwire.irisdouble;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an execution's {@code :%qpar} stand for: one set, or one for each member of a batch.
 *
 * @param sets each as {@link ListReader#next} gives them
 */
record Values(List<List<@Nullable Object>> sets) {
  static Values read(ListReader request) {
    int count = request.integer();
    int width = request.integer();
    List<List<@Nullable Object>> sets = new ArrayList<>();
    for (int set = 0; set < count; set++) {
      List<@Nullable Object> values = new ArrayList<>();
      for (int i = 0; i < width; i++) {
        values.add(request.next());
      }
      sets.add(values);
    }
    return new Values(sets);
  }

  /** The only set. */
  List<@Nullable Object> single() {
    if (sets.size() != 1) {
      throw new ProtocolViolation(sets.size() + " sets of values for one execution");
    }
    return sets.get(0);
  }

  static void bind(
      PreparedStatement to, StatementText text, List<CellType> types, List<@Nullable Object> values)
      throws SQLException {
    int index = 1;
    for (int i = 0; i < text.places().size(); i++) {
      if (text.places().get(i) == StatementText.Place.PARAMETER) {
        bind(to, index, types.get(i), values.get(i));
        index++;
      }
    }
  }

  private static void bind(PreparedStatement to, int index, CellType type, @Nullable Object value)
      throws SQLException {
    if (value == null) {
      to.setNull(index, Types.NULL);
    } else if (value instanceof byte[] bytes && type.number() == Types.VARBINARY) {
      to.setBytes(index, bytes);
    } else if (value instanceof BigDecimal decimal) {
      to.setBigDecimal(index, decimal);
    } else if (value instanceof Long whole) {
      to.setLong(index, whole);
    } else if (value instanceof Double real) {
      to.setDouble(index, real);
    } else if (type.vector()) {
      to.setBytes(index, ListReader.text(value).getBytes(StandardCharsets.UTF_8));
    } else {
      to.setString(index, ListReader.text(value));
    }
  }
}
