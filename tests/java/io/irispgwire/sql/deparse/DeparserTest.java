package io.irispgwire.sql.deparse;

import static org.assertj.core.api.Assertions.assertThat;

import io.irispgwire.sql.ParsedStatement;
import io.irispgwire.sql.Parser;
import io.irispgwire.sql.analysis.Analysis;
import io.irispgwire.sql.analysis.Analyzer;
import io.irispgwire.sql.analysis.ResultColumn;
import io.irispgwire.sql.analysis.RowExpression;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.Types;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cases and expected text are in {@code tests/golden/catalog/deparse.txt}, from PostgreSQL 15. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeparserTest {
  private static final Path GOLDEN = Path.of("tests/golden/catalog/deparse.txt");

  private static final Table T =
      table(
          "t",
          "id int4 -1,n numeric 655366,s text -1,v varchar 24,c bpchar 7,b bool -1,d date -1,"
              + "ts timestamp -1,tz timestamptz -1,f float8 -1,a _int4 -1,j jsonb -1,big int8 -1,"
              + "small int2 -1");

  private static final Table U = table("u", "id int4 -1,t_id int4 -1,s text -1");

  private static final SchemaLookup SCHEMA =
      new SchemaLookup() {
        @Override
        public @Nullable Table table(@Nullable String schema, String name) {
          boolean here = schema == null || schema.equals("public");
          return here
              ? Stream.of(T, U).filter(t -> t.name().equals(name)).findAny().orElse(null)
              : null;
        }

        @Override
        public boolean schemaExists(String schema) {
          return schema.equals("public");
        }

        @Override
        public List<String> searchPath() {
          return List.of("public");
        }

        @Override
        public long version() {
          return 0;
        }
      };

  record Case(String kind, String text, String plain, String pretty) {
    @Override
    public String toString() {
      return text;
    }
  }

  private static Table table(String name, String columns) {
    List<Table.Column> all = new ArrayList<>();
    for (String column : columns.split(",", -1)) {
      String[] words = column.split(" ", -1);
      PgType type = Objects.requireNonNull(Types.byName(words[1]));
      all.add(
          new Table.Column(
              words[0],
              words[0],
              new SqlType(type, Integer.parseInt(words[2])),
              all.size() + 1,
              false,
              false,
              false,
              Table.Stored.EXACT_STRING));
    }
    return new Table("public", name, 20_000 + all.size(), "SQLUser", name, false, all);
  }

  static List<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    for (String line : Files.readAllLines(GOLDEN)) {
      String rest = line.substring(Math.min(line.length(), line.indexOf(' ') + 1));
      if (line.startsWith("view ") || line.startsWith("check ")) {
        cases.add(new Case(line.substring(0, line.indexOf(' ')), rest, "", ""));
      } else if (line.startsWith("= ") || line.startsWith("p ")) {
        Case last = cases.remove(cases.size() - 1);
        boolean pretty = line.startsWith("p ");
        cases.add(
            new Case(
                last.kind,
                last.text,
                pretty ? last.plain : last.plain + rest + '\n',
                pretty ? last.pretty + rest + '\n' : last.pretty));
      }
    }
    return cases;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void is_written_as_PostgreSQL_writes_it(Case one) {
    assertThat(text(one, one.text(), new Deparser(SCHEMA, false))).isEqualTo(one.plain());
    assertThat(text(one, one.text(), new Deparser(SCHEMA, true))).isEqualTo(one.pretty());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void means_the_same_when_what_is_kept_is_read_again(Case one) {
    String kept = bare(one, one.text(), Deparser.full(SCHEMA));
    assertThat(text(one, kept, new Deparser(SCHEMA, false))).isEqualTo(one.plain());
  }

  private static String text(Case one, String sql, Deparser deparser) {
    String bare = bare(one, sql, deparser);
    return (one.kind.equals("view") ? bare + ';' : "CHECK (" + bare + ')') + '\n';
  }

  private static String bare(Case one, String sql, Deparser deparser) {
    if (one.kind.equals("check")) {
      ParsedStatement parsed = RowExpression.parse(sql);
      var expressions = new Analyzer(SCHEMA).ofRows(parsed);
      return deparser.expression(expressions.check(T, RowExpression.of(parsed)));
    }
    ParsedStatement parsed = Parser.parse(sql).get(0);
    Analysis analysis = new Analyzer(SCHEMA).analyze(parsed, List.of());
    List<String> labels = analysis.columns().stream().map(ResultColumn::label).toList();
    return deparser.query(analysis, (Query) parsed.tree(), labels);
  }
}
