package io.irispgwire.backend.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.irispgwire.backend.Backend;
import io.irispgwire.backend.Prepared;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.types.PgType;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TransactionsTest {
  private final EmbeddedFixture iris = new EmbeddedFixture();
  private final Backend backend = iris.backend();

  @BeforeEach
  void table() {
    iris.run(
        "CREATE TABLE \"t\" (\"a\" INTEGER NOT NULL, CONSTRAINT \"t_pkey\" PRIMARY KEY (\"a\"))");
  }

  @AfterEach
  void close() {
    iris.close();
  }

  @Test
  void others_see_a_row_after_commit_only() {
    try (Backend other = iris.connect()) {
      backend.begin(false);
      insert(1);
      assertThat(EmbeddedFixture.text(other, "SELECT COUNT(*) FROM \"t\"")).isEqualTo("0");
      backend.commit();
      assertThat(EmbeddedFixture.text(other, "SELECT COUNT(*) FROM \"t\"")).isEqualTo("1");
    }
  }

  @Test
  void a_rollback_undoes_everything() {
    backend.begin(false);
    insert(1);
    backend.rollback();
    assertThat(count()).isEqualTo("0");
  }

  @Test
  void a_failed_statement_leaves_the_transaction_usable() {
    backend.begin(false);
    insert(1);
    assertThatThrownBy(() -> insert(1)).isInstanceOf(PgException.class);
    insert(2);
    backend.commit();
    assertThat(count()).isEqualTo("2");
  }

  @Test
  void a_savepoint_survives_rollback_to_it() {
    backend.begin(false);
    insert(1);
    backend.savepoint("s");
    insert(2);
    backend.rollbackTo("s");
    insert(3);
    backend.rollbackTo("s");
    backend.commit();
    assertThat(count()).isEqualTo("1");
  }

  @Test
  void a_later_savepoint_hides_an_earlier_one_of_its_name() {
    backend.begin(false);
    backend.savepoint("s");
    insert(1);
    backend.savepoint("s");
    insert(2);
    backend.rollbackTo("s");
    assertThat(count()).isEqualTo("1");
    backend.release("s");
    backend.rollbackTo("s");
    assertThat(count()).isEqualTo("0");
    backend.rollback();
  }

  @Test
  void an_unknown_savepoint_is_refused_and_nothing_is_undone() {
    backend.begin(false);
    insert(1);
    assertThatThrownBy(() -> backend.rollbackTo("zz"))
        .hasMessage("savepoint \"zz\" does not exist")
        .extracting(e -> ((PgException) e).state())
        .isEqualTo(SqlState.INVALID_SAVEPOINT_SPECIFICATION);
    backend.commit();
    assertThat(count()).isEqualTo("1");
  }

  @Test
  void releasing_a_savepoint_releases_those_after_it() {
    backend.begin(false);
    backend.savepoint("a");
    backend.savepoint("b");
    backend.release("a");
    assertThatThrownBy(() -> backend.rollbackTo("b")).isInstanceOf(PgException.class);
    backend.rollback();
  }

  @Test
  void a_wait_for_a_lock_ends_after_lock_timeout() {
    insert(1);
    try (Backend other = iris.connect()) {
      backend.begin(false);
      iris.run("UPDATE \"t\" SET \"a\" = 2 WHERE \"a\" = 1");
      other.lockTimeout(Duration.ofMillis(150));
      assertThatThrownBy(() -> EmbeddedFixture.run(other, "DELETE FROM \"t\""))
          .hasMessage("canceling statement due to lock timeout")
          .extracting(e -> ((PgException) e).state())
          .isEqualTo(SqlState.LOCK_NOT_AVAILABLE);
      backend.rollback();
    }
  }

  @Test
  void a_batch_tells_the_count_of_each() {
    try (Prepared insert = backend.prepare("INSERT INTO \"t\" VALUES (?)")) {
      for (int i = 0; i < 3; i++) {
        insert.bind(0, PgType.INT4, i);
        insert.addBatch();
      }
      assertThat(insert.updateBatch()).containsExactly(1L, 1L, 1L);
    }
    assertThat(count()).isEqualTo("3");
  }

  @Test
  void a_batch_that_fails_names_the_constraint() {
    insert(1);
    try (Prepared insert = backend.prepare("INSERT INTO \"t\" VALUES (?)")) {
      insert.bind(0, PgType.INT4, 1);
      insert.addBatch();
      assertThatThrownBy(insert::updateBatch)
          .hasMessage("duplicate key value violates unique constraint \"t_pkey\"");
    }
  }

  @Test
  void a_batch_waits_for_a_lock_as_long_as_lock_timeout_says() {
    insert(1);
    try (Backend other = iris.connect();
        Prepared delete = other.prepare("DELETE FROM \"t\" WHERE \"a\" = ?")) {
      backend.begin(false);
      iris.run("UPDATE \"t\" SET \"a\" = 2 WHERE \"a\" = 1");
      other.lockTimeout(Duration.ofMillis(150));
      delete.bind(0, PgType.INT4, 1);
      delete.addBatch();
      assertThatThrownBy(delete::updateBatch).hasMessage("canceling statement due to lock timeout");
      backend.rollback();
    }
  }

  private void insert(int a) {
    iris.run("INSERT INTO \"t\" VALUES (" + a + ")");
  }

  private String count() {
    return String.valueOf(iris.text("SELECT COUNT(*) FROM \"t\""));
  }
}
