package io.irispgwire.eval;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.irispgwire.error.PgException;
import io.irispgwire.sql.Parser;
import io.irispgwire.sql.analysis.Analysis;
import io.irispgwire.sql.analysis.Analyzer;
import io.irispgwire.sql.analysis.ResultColumn;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.types.Codecs;
import io.irispgwire.types.PgType;
import io.irispgwire.types.TextStyle;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What this project answers to a query, in the form of the golden files. */
final class Answers {
  private Answers() {}

  static List<String> of(String sql) {
    try {
      Analysis analysis = analyze(sql);
      Evaluator.Evaluation query = Objects.requireNonNull(Evaluator.compile(analysis));
      List<String> lines = new ArrayList<>();
      lines.add(
          ": "
              + analysis.columns().stream()
                  .map(column -> column.type().type().name())
                  .collect(Collectors.joining(" ")));
      Iterator<@Nullable Object[]> rows = query.rows(new TestSession().environment());
      while (rows.hasNext()) {
        lines.add("| " + row(rows.next(), analysis.columns()));
      }
      return lines;
    } catch (PgException e) {
      return List.of(
          "! " + e.diagnostic().state().code() + " " + e.getMessage().replace("\n", "\\n"));
    }
  }

  static Analysis analyze(String sql) {
    return new Analyzer(SchemaLookup.EMPTY).analyze(Parser.parse(sql).get(0), List.of());
  }

  private static String row(@Nullable Object[] row, List<ResultColumn> columns) {
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < row.length; i++) {
      fields.add(field(columns.get(i).type().type(), row[i]));
    }
    return String.join("\t", fields);
  }

  private static String field(PgType type, @Nullable Object value) {
    if (value == null) {
      return "\\N";
    }
    ByteBuf out = Unpooled.buffer();
    Codecs.of(type).writeText(value, TextStyle.DEFAULT, out);
    return out.toString(UTF_8)
        .replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }
}
