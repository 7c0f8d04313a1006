package io.irispgwire.sql;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.Token.Kind;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.QualifiedName;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.sql.tree.Span;
import io.irispgwire.sql.tree.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** CopyStmt of gram.y, with the options of versions before 9.0 turned into today's. */
final class Copies {
  private final TokenStream in;
  private final Grammar grammar;

  Copies(Grammar grammar) {
    this.in = grammar.in;
    this.grammar = grammar;
  }

  Statement copy() {
    int start = in.start();
    in.take();
    return in.at("(") ? copyQuery(start) : copyTable(start);
  }

  private Statement copyQuery(int start) {
    in.take();
    Statement statement = grammar.statements.preparable();
    Token close = in.expect(")");
    in.expect("to");
    String endpoint = endpoint(false);
    in.accept("with");
    Map<String, String> options = options(new LinkedHashMap<>());
    if (!(statement instanceof Query query)) {
      throw new PgException(
              SqlState.FEATURE_NOT_SUPPORTED, "COPY of a data-modifying query is not supported")
          .at(close.start() + 1);
    }
    return new Statement.Copy(in.from(start), query, null, List.of(), false, endpoint, options);
  }

  private Statement copyTable(int start) {
    Map<String, String> options = new LinkedHashMap<>();
    if (in.at("binary") && Names.isColumn(in.peek(1))) {
      Options.put(options, in.take(), "format", "binary");
    }
    QualifiedName table = grammar.names.relation();
    List<Name> columns = grammar.names.optionalColumns();
    boolean from = in.accept("from");
    if (!from) {
      in.expect("to");
    }
    String endpoint = endpoint(from);
    delimiters(options);
    in.accept("with");
    options(options);
    if (in.at("where")) {
      refuseWhere(from);
    }
    return new Statement.Copy(in.from(start), null, table, columns, from, endpoint, options);
  }

  private void refuseWhere(boolean from) {
    Span place = in.current().span();
    in.take();
    grammar.expressions.expression();
    throw from
        ? TokenStream.error(
            SqlState.FEATURE_NOT_SUPPORTED, "COPY FROM with WHERE is not supported", place)
        : TokenStream.error(SqlState.SYNTAX_ERROR, "WHERE clause not allowed with COPY TO", place);
  }

  private String endpoint(boolean from) {
    int start = in.start();
    if (in.accept("stdin") || in.accept("stdout")) {
      return from ? "STDIN" : "STDOUT";
    }
    in.accept("program");
    in.expect(Kind.STRING);
    return in.from(start).of(in.text());
  }

  private void delimiters(Map<String, String> options) {
    Token place = in.current();
    boolean using = in.at("using");
    if (using) {
      in.take();
    }
    if (using || in.at("delimiters")) {
      in.expect("delimiters");
      Options.put(options, place, "delimiter", in.string());
    }
  }

  private Map<String, String> options(Map<String, String> options) {
    if (in.at("(")) {
      grammar.options.list().forEach((name, value) -> options.putIfAbsent(name, value));
      return options;
    }
    boolean more = true;
    while (more) {
      more = oldOption(options);
    }
    return options;
  }

  /** copy_opt_item. */
  private boolean oldOption(Map<String, String> options) {
    Token word = in.current();
    switch (word.tag()) {
      case "binary", "csv" -> {
        in.take();
        Options.put(options, word, "format", word.text());
      }
      case "freeze", "header" -> {
        in.take();
        Options.put(options, word, word.text(), "");
      }
      case "delimiter", "null", "quote", "escape" -> {
        in.take();
        in.accept("as");
        Options.put(options, word, word.text(), in.string());
      }
      case "encoding" -> {
        in.take();
        Options.put(options, word, "encoding", in.string());
      }
      case "force" -> force(options);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void force(Map<String, String> options) {
    Token word = in.take();
    @Nullable String name = null;
    if (in.accept("not")) {
      in.expect("null");
      name = "force_not_null";
    } else if (in.accept("null")) {
      name = "force_null";
    } else {
      in.expect("quote");
      name = "force_quote";
    }
    if (name.equals("force_quote") && in.accept("*")) {
      Options.put(options, word, name, "*");
      return;
    }
    StringBuilder columns = new StringBuilder();
    for (Name column : grammar.names.columns()) {
      Options.append(columns, column.value());
    }
    Options.put(options, word, name, columns.toString());
  }
}
