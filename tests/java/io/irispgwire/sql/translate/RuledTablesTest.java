package io.irispgwire.sql.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.ParsedStatement;
import io.irispgwire.sql.Parser;
import io.irispgwire.sql.Translator;
import io.irispgwire.sql.analysis.Analysis;
import io.irispgwire.sql.analysis.Analyzer;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.tree.Modification.Insert;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Tables whose rows the server looks at: no row goes by it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RuledTablesTest {
  private static final ParsedStatement INSERT =
      Parser.parse("INSERT INTO t (id, a) VALUES (1, 2)").get(0);

  private final Translator translator = new Translator(new Ruled());
  private final Analysis analysis = new Analyzer(new Ruled()).analyze(INSERT, List.of());

  /** The tables of the golden files, each with a CHECK. */
  private static final class Ruled implements SchemaLookup {
    private final SchemaLookup tables = new FakeSchema();

    @Override
    public @Nullable Table table(@Nullable String schema, String name) {
      Table table = tables.table(schema, name);
      Table.Check check = new Table.Check("c", "a > 0", true);
      return table == null
          ? null
          : table.withRules(new Table.Rules(List.of(check), List.of(), List.of()));
    }

    @Override
    public boolean schemaExists(String schema) {
      return tables.schemaExists(schema);
    }

    @Override
    public List<String> searchPath() {
      return tables.searchPath();
    }

    @Override
    public long version() {
      return tables.version();
    }
  }

  @Test
  void a_row_that_nobody_has_looked_at_is_refused() {
    assertThatThrownBy(() -> translator.translate(analysis))
        .isInstanceOfSatisfying(
            PgException.class,
            e -> assertThat(e.state()).isEqualTo(SqlState.FEATURE_NOT_SUPPORTED));
  }

  @Test
  void a_whole_row_is_written_with_the_columns_that_are_given() {
    BitSet given = new BitSet();
    given.set(0, 2);
    assertThat(
            translator
                .insertOfColumns(analysis, (Insert) INSERT.tree(), given)
                .steps()
                .get(0)
                .irisSql())
        .isEqualTo("INSERT INTO \"SQLUser\".\"t\" (\"id\", \"a\") VALUES (?, ?)");
  }
}
