package io.irispgwire.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.irispgwire.error.PgException;
import io.irispgwire.sql.tree.SessionCommand.Fetch.Direction;
import io.irispgwire.types.PgType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected rows: FETCH on PostgreSQL 15, over generate_series(1, 5). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CursorTest {
  private static final long ALL = Long.MAX_VALUE;

  /** How much the spool may hold in memory: with 1 byte everything goes through its file. */
  @ParameterizedTest
  @ValueSource(ints = {1, 1_000_000})
  void a_scroll_cursor_goes_where_postgres_goes(int maxBytesInMemory) {
    try (Cursor cursor = cursor(new Cursor.Options(true, false, maxBytesInMemory))) {
      assertThat(fetch(cursor, Direction.FORWARD, 2)).containsExactly(1, 2);
      assertThat(fetch(cursor, Direction.BACKWARD, 1)).containsExactly(1);
      assertThat(fetch(cursor, Direction.BACKWARD, 5)).isEmpty();
      assertThat(fetch(cursor, Direction.FORWARD, 1)).containsExactly(1);
      assertThat(fetch(cursor, Direction.FORWARD, 0)).containsExactly(1);
      assertThat(fetch(cursor, Direction.ABSOLUTE, 4)).containsExactly(4);
      assertThat(fetch(cursor, Direction.RELATIVE, -2)).containsExactly(2);
      assertThat(fetch(cursor, Direction.RELATIVE, 0)).containsExactly(2);
      assertThat(fetch(cursor, Direction.ABSOLUTE, -1)).containsExactly(5);
      assertThat(fetch(cursor, Direction.FORWARD, 1)).isEmpty();
      assertThat(fetch(cursor, Direction.FORWARD, 0)).isEmpty();
      assertThat(fetch(cursor, Direction.BACKWARD, 2)).containsExactly(5, 4);
      assertThat(fetch(cursor, Direction.FORWARD, ALL)).containsExactly(5);
      assertThat(fetch(cursor, Direction.BACKWARD, ALL)).containsExactly(5, 4, 3, 2, 1);
      assertThat(fetch(cursor, Direction.ABSOLUTE, 0)).isEmpty();
      assertThat(fetch(cursor, Direction.ABSOLUTE, 9)).isEmpty();
      assertThat(fetch(cursor, Direction.BACKWARD, 1)).containsExactly(5);
      assertThat(fetch(cursor, Direction.ABSOLUTE, -9)).isEmpty();
      assertThat(fetch(cursor, Direction.FORWARD, 1)).containsExactly(1);
      assertThat(fetch(cursor, Direction.FORWARD, -1)).isEmpty();
      assertThat(fetch(cursor, Direction.RELATIVE, 3)).containsExactly(3);
      assertThat(fetch(cursor, Direction.ABSOLUTE, 1)).containsExactly(1);
      assertThat(fetch(cursor, Direction.ABSOLUTE, -1)).containsExactly(5);
      assertThat(fetch(cursor, Direction.RELATIVE, 1)).isEmpty();
      assertThat(fetch(cursor, Direction.RELATIVE, -1)).containsExactly(5);
    }
  }

  @Test
  void a_no_scroll_cursor_goes_forward_only() {
    try (Cursor cursor = cursor(new Cursor.Options(false, false, 1000))) {
      assertThat(fetch(cursor, Direction.RELATIVE, 0)).isEmpty();
      assertThat(fetch(cursor, Direction.ABSOLUTE, 0)).isEmpty();
      assertThat(fetch(cursor, Direction.FORWARD, 2)).containsExactly(1, 2);
      assertThat(fetch(cursor, Direction.ABSOLUTE, 4)).containsExactly(4);

      assertThatThrownBy(() -> cursor.fetch(Direction.BACKWARD, 1))
          .isInstanceOfSatisfying(
              PgException.class, e -> assertThat(e.state().code()).isEqualTo("55000"))
          .hasMessage("cursor can only scan forward");
      assertThatThrownBy(() -> cursor.fetch(Direction.FORWARD, 0)).isInstanceOf(PgException.class);
      assertThatThrownBy(() -> cursor.fetch(Direction.ABSOLUTE, 4)).isInstanceOf(PgException.class);
    }
  }

  private static Cursor cursor(Cursor.Options options) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    IntStream.rangeClosed(1, 5).forEach(i -> rows.add(new @Nullable Object[] {i}));
    return new Cursor(new EvaluatedRows(rows.iterator()), List.of(PgType.INT4), options);
  }

  private static List<@Nullable Object> fetch(Cursor cursor, Direction direction, long count) {
    List<@Nullable Object> fetched = new ArrayList<>();
    try (RowSource rows = cursor.fetch(direction, count)) {
      while (rows.next()) {
        fetched.add(rows.value(0));
      }
    }
    return fetched;
  }
}
