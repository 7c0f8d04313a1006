package io.irispgwire.backend.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.irispgwire.backend.Backend;
import io.irispgwire.backend.Backends.Login;
import io.irispgwire.backend.Prepared;
import io.irispgwire.backend.Rows;
import io.irispgwire.types.PgType;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EmbeddedBackendTest {
  private final EmbeddedBackends backends =
      EmbeddedBackends.inMemory("EmbeddedBackendTest", List.of("USER"));
  private Backend backend;

  @BeforeEach
  void connect() {
    backend = backends.connect(new Login("_SYSTEM", "user"));
  }

  @AfterEach
  void close() {
    backend.close();
    backends.close();
  }

  @Test
  void rows_that_were_written_are_read_back() {
    run("CREATE TABLE \"SQLUser\".\"t\" (\"id\" INTEGER PRIMARY KEY, \"name\" VARCHAR(20) COLLATE %EXACT)");
    try (Prepared insert = backend.prepare("INSERT INTO \"SQLUser\".\"t\" VALUES (?, ?)")) {
      insert.bind(0, PgType.INT4, 7);
      insert.bind(1, PgType.TEXT, "seven");
      assertThat(insert.update()).isEqualTo(1);
    }
    try (Prepared select = backend.prepare("SELECT \"id\", \"name\" FROM \"SQLUser\".\"t\"");
        Rows rows = select.query()) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.value(0, PgType.INT4)).isEqualTo(7);
      assertThat(rows.value(1, PgType.TEXT)).isEqualTo("seven");
      assertThat(rows.next()).isFalse();
    }
    assertThat(backend.columns("sqluser", "T")).hasSize(2);
  }

  private long run(String sql) {
    try (Prepared statement = backend.prepare(sql)) {
      return statement.update();
    }
  }
}
