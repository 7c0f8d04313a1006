package io.irispgwire.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What golden files cannot say: parameters, laziness, cancels, limits. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EvaluatorTest {
  private final TestSession session = new TestSession();

  private Iterator<@Nullable Object[]> rows(String sql, @Nullable Object... parameters) {
    Evaluator.Evaluation query = Objects.requireNonNull(Evaluator.compile(Answers.analyze(sql)));
    return query.rows(session.environment(parameters));
  }

  private @Nullable Object value(String sql, @Nullable Object... parameters) {
    return rows(sql, parameters).next()[0];
  }

  @Test
  void parameters_have_the_class_of_their_type() {
    assertThat(value("SELECT $1::int + 1", 41)).isEqualTo(42);
    assertThat(value("SELECT $1::text || 'x'", "a")).isEqualTo("ax");
    assertThat(value("SELECT $1::int + 1", (Object) null)).isNull();
  }

  @Test
  void one_evaluation_serves_many_environments() {
    Evaluator.Evaluation query =
        Objects.requireNonNull(Evaluator.compile(Answers.analyze("SELECT $1::int * 2")));

    assertThat(query.rows(session.environment(1)).next()).containsExactly(2);
    assertThat(query.rows(session.environment(2)).next()).containsExactly(4);
  }

  @Test
  void a_series_is_made_row_by_row() {
    Iterator<@Nullable Object[]> rows =
        rows("SELECT g FROM generate_series(1, 9000000000000) g WHERE g % 2 = 0");

    assertThat(rows.next()).containsExactly(2L);
    assertThat(rows.next()).containsExactly(4L);
  }

  @Test
  void long_loops_look_for_a_cancel() {
    assertThat(value("SELECT count(*) FROM generate_series(1, 10000)")).isEqualTo(10_000L);
    assertThat(session.interrupts()).isPositive();
  }

  @Test
  void a_sort_that_is_too_large_is_refused() {
    assertThatThrownBy(() -> value("SELECT g FROM generate_series(1, 100000000) g ORDER BY g"))
        .isInstanceOf(PgException.class)
        .extracting(e -> ((PgException) e).state())
        .isEqualTo(SqlState.OUT_OF_MEMORY);
  }

  @Test
  void a_long_chain_of_operators_is_evaluated_or_refused() {
    String sql = "SELECT 1" + " + 1".repeat(500);

    assertThat(value(sql)).isEqualTo(501);
  }

  @Test
  void only_a_sleep_may_block() {
    assertThat(mayBlock("SELECT 1")).isFalse();
    assertThat(mayBlock("SELECT pg_sleep(1)")).isTrue();
  }

  private static boolean mayBlock(String sql) {
    return Objects.requireNonNull(Evaluator.compile(Answers.analyze(sql))).mayBlock();
  }

  @Test
  void what_is_no_query_is_not_evaluated() {
    assertThat(Evaluator.compile(Answers.analyze("BEGIN"))).isNull();
  }

  @Test
  void an_unserved_function_is_refused_with_its_place() {
    assertThatThrownBy(() -> rows("SELECT pg_export_snapshot()"))
        .isInstanceOfSatisfying(
            PgException.class,
            e -> {
              assertThat(e.state()).isEqualTo(SqlState.FEATURE_NOT_SUPPORTED);
              assertThat(e.diagnostic().position()).isEqualTo(8);
            });
  }

  @Test
  void random_functions_give_a_new_value_per_row() {
    List<@Nullable Object> values = new ArrayList<>();
    rows("SELECT gen_random_uuid() FROM generate_series(1, 3)")
        .forEachRemaining(row -> values.add(row[0]));

    assertThat(values).doesNotHaveDuplicates();
  }
}
