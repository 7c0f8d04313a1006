package io.irispgwire.console;

import io.irispgwire.session.Console.Answer;
import io.irispgwire.session.Console.Column;
import io.irispgwire.types.PgType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one SHOW shows, while it is filled. */
final class Listing {
  private final List<Column> columns = new ArrayList<>();
  private final List<List<@Nullable String>> rows = new ArrayList<>();

  /** Columns of texts. */
  Listing texts(String... names) {
    return with(PgType.TEXT, names);
  }

  /** Columns of numbers. */
  Listing numbers(String... names) {
    return with(PgType.INT8, names);
  }

  private Listing with(PgType type, String... names) {
    for (String name : names) {
      columns.add(new Column(name, type));
    }
    return this;
  }

  /** A row; a value's text is what toString() says, null is what is not known here. */
  void row(@Nullable Object... values) {
    if (values.length != columns.size()) {
      throw new IllegalArgumentException("values: " + values.length);
    }
    rows.add(
        Arrays.stream(values)
            .<@Nullable String>map(value -> value == null ? null : value.toString())
            .toList());
  }

  Answer answer() {
    return new Answer("SHOW", columns, rows, null);
  }
}
