package io.irispgwire.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.irispgwire.testing.RunningInstance;
import io.irispgwire.tracing.Collector.Taken;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Spans of statements, as a collector gets them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TracingTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String PARENT = "b7ad6b7169203331";

  /** The example of W3C "Trace Context", section 3.2. */
  private static final String HEADER = "00-" + TRACE + "-" + PARENT + "-01";

  private Collector collector;

  @BeforeEach
  void start() throws Exception {
    collector = new Collector();
  }

  @AfterEach
  void stop() {
    collector.close();
  }

  private interface Work {
    void with(Statement statement) throws SQLException;
  }

  /** What came of a server that has ended, so that all its spans were sent. */
  private List<Taken> spans(List<String> options, List<String> properties, Work work)
      throws Exception {
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of("--trace", "otlp", "--trace-endpoint", collector.address()));
    try (RunningInstance server = RunningInstance.start(all.toArray(String[]::new));
        Connection client = server.connect(properties.toArray(String[]::new));
        Statement statement = client.createStatement()) {
      work.with(statement);
    }
    return collector.spans();
  }

  private static Taken only(List<Taken> spans, String name) {
    return spans.stream().filter(span -> span.name().equals(name)).findAny().orElseThrow();
  }

  @Test
  void a_statement_is_a_span_with_its_parts() throws Exception {
    List<Taken> spans =
        spans(
            List.of(),
            List.of("ApplicationName", "till"),
            statement -> {
              statement.execute("CREATE TABLE t (a int)");
              statement.execute("INSERT INTO t VALUES (4711)");
              statement.execute("SELECT a FROM t");
            });

    Taken insert = only(spans, "INSERT");
    assertThat(insert.parent()).isEmpty();
    assertThat(insert.failed()).isFalse();
    assertThat(insert.attributes())
        .containsEntry("db.namespace", "USER")
        .containsEntry("db.operation.name", "INSERT")
        .containsEntry("db.response.returned_rows", "1")
        .containsEntry("db.user", "_SYSTEM")
        .containsEntry("iris_pgwire.application_name", "till")
        .doesNotContainKey("db.query.text");
    List<Taken> parts = spans.stream().filter(span -> span.parent().equals(insert.id())).toList();
    assertThat(parts).extracting(Taken::name).containsExactly("translate", "execute", "send");
    assertThat(parts).allSatisfy(part -> assertThat(part.trace()).isEqualTo(insert.trace()));
    assertThat(parts.get(0).start()).isEqualTo(insert.start());
    assertThat(parts.get(1).start()).isEqualTo(parts.get(0).end());
    assertThat(parts.get(2).end()).isBetween(parts.get(2).start(), insert.end());
    assertThat(spans.toString()).doesNotContain("4711");
  }

  @Test
  void a_failure_tells_its_sqlstate_and_nothing_of_its_text() throws Exception {
    List<Taken> spans =
        spans(
            List.of(),
            List.of(),
            statement ->
                assertThatThrownBy(() -> statement.execute("SELECT CAST('hush' AS int)"))
                    .isInstanceOf(SQLException.class));

    Taken failed = spans.stream().filter(Taken::failed).findAny().orElseThrow();
    assertThat(failed.attributes())
        .containsEntry("error.type", "22P02")
        .containsEntry("db.response.status_code", "22P02");
    assertThat(spans.toString()).doesNotContain("hush");
  }

  @Test
  void the_parent_is_named_by_a_comment_or_a_setting_or_the_application() throws Exception {
    List<Taken> spans =
        spans(
            List.of(),
            List.of("preferQueryMode", "simple", "options", "-c iris_pgwire.traceparent=" + HEADER),
            statement -> {
              statement.execute("SELECT 1");
              statement.execute("SET iris_pgwire.traceparent = ''");
              statement.execute("SHOW port /*app='x',traceparent='" + HEADER + "'*/");
              statement.execute("SELECT 'traceparent=" + HEADER + "' /* no comment of ours */");
              statement.execute("SET application_name = 'till " + HEADER + "'");
              statement.execute("BEGIN");
              statement.execute("SET application_name = 'till 00-broken'");
              statement.execute("ROLLBACK");
            });

    assertThat(spans)
        .filteredOn(span -> span.parent().equals(PARENT))
        .allSatisfy(span -> assertThat(span.trace()).isEqualTo(TRACE))
        .extracting(Taken::name)
        .contains("SELECT", "SHOW", "BEGIN");
    assertThat(spans)
        .filteredOn(span -> span.name().equals("SELECT"))
        .extracting(span -> span.parent().equals(PARENT))
        .contains(true, false);
  }

  @Test
  void texts_are_told_as_far_as_is_asked() throws Exception {
    Work work = statement -> statement.execute("SELECT 'hush' AS b");

    assertThat(only(spans(List.of("--trace-statements", "shape"), List.of(), work), "SELECT"))
        .satisfies(
            span -> assertThat(span.attributes()).containsEntry("db.query.text", "SELECT $1 AS b"));
    assertThat(spans(List.of("--trace-statements", "full"), List.of(), work))
        .anySatisfy(
            span ->
                assertThat(span.attributes()).containsEntry("db.query.text", "SELECT 'hush' AS b"));
  }

  @Test
  void a_client_that_is_not_traced_is_not_traced_here() throws Exception {
    List<Taken> spans =
        spans(
            List.of(),
            List.of(
                "options",
                "-c iris_pgwire.traceparent=" + HEADER.substring(0, HEADER.length() - 1) + "0"),
            statement -> statement.execute("SELECT 1"));

    assertThat(spans).isEmpty();
  }

  @Test
  void a_comment_of_sqlcommenter_is_read() {
    assertThat(TraceParent.in("/*traceparent='" + HEADER + "',tracestate='a%3Db%2Cc%3Dd'*/"))
        .contains(new TraceParent(HEADER, "a=b,c=d"));
    assertThat(TraceParent.endOf("till " + HEADER)).contains(new TraceParent(HEADER, ""));
    assertThat(TraceParent.in("traceparent='00-zz'")).isEqualTo(Optional.empty());
    assertThat(TraceParent.endOf("")).isEqualTo(Optional.empty());
  }
}
