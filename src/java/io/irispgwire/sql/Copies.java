package io.irispgwire.sql;

import io.irispgwire.error.SqlState;
import io.irispgwire.sql.Token.Kind;
import io.irispgwire.sql.tree.CopyOption;
import io.irispgwire.sql.tree.CopyOption.Argument;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.QualifiedName;
import io.irispgwire.sql.tree.Statement;
import java.util.ArrayList;
import java.util.List;
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
    Statement query = grammar.statements.preparable();
    in.expect(")");
    in.expect("to");
    String endpoint = endpoint(false);
    in.accept("with");
    List<CopyOption> options = new ArrayList<>();
    options(options);
    return new Statement.Copy(
        in.from(start), query, null, List.of(), false, endpoint, options, null);
  }

  private Statement copyTable(int start) {
    List<CopyOption> options = new ArrayList<>();
    if (in.at("binary") && Names.isColumn(in.peek(1))) {
      Token word = in.take();
      options.add(option(word, "format", word.text()));
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
    Expression where = in.at("where") ? where(from) : null;
    return new Statement.Copy(in.from(start), null, table, columns, from, endpoint, options, where);
  }

  private Expression where(boolean from) {
    Token place = in.take();
    Expression condition = grammar.expressions.expression();
    if (!from) {
      throw TokenStream.error(
          SqlState.SYNTAX_ERROR, "WHERE clause not allowed with COPY TO", place.span());
    }
    return condition;
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

  private void delimiters(List<CopyOption> options) {
    Token place = in.current();
    boolean using = in.accept("using");
    if (using || in.at("delimiters")) {
      in.expect("delimiters");
      options.add(option(place, "delimiter", in.string()));
    }
  }

  private void options(List<CopyOption> options) {
    if (in.at("(")) {
      list(options);
      return;
    }
    CopyOption option = oldOption();
    while (option != null) {
      options.add(option);
      option = oldOption();
    }
  }

  /** copy_generic_opt_list. */
  private void list(List<CopyOption> options) {
    in.expect("(");
    do {
      Token name = in.current();
      if (!Names.isLabel(name)) {
        throw in.unexpected();
      }
      in.take();
      options.add(new CopyOption(name.span(), name.text(), argument()));
    } while (in.accept(","));
    in.expect(")");
  }

  private Argument argument() {
    if (in.at(",") || in.at(")")) {
      return new CopyOption.None();
    }
    if (in.accept("*")) {
      return new CopyOption.Star();
    }
    if (in.at("default")) { // PostgreSQL 17: LOG_VERBOSITY default
      return new CopyOption.Text(in.take().text());
    }
    return in.at("(")
        ? new CopyOption.Names(grammar.options.names())
        : new CopyOption.Text(grammar.options.scalar());
  }

  /** copy_opt_item; null where there is none. */
  private @Nullable CopyOption oldOption() {
    Token word = in.current();
    switch (word.tag()) {
      case "binary", "csv" -> {
        in.take();
        return option(word, "format", word.text());
      }
      case "freeze", "header" -> {
        in.take();
        return new CopyOption(word.span(), word.text(), new CopyOption.None());
      }
      case "delimiter", "null", "quote", "escape" -> {
        in.take();
        in.accept("as");
        return option(word, word.text(), in.string());
      }
      case "encoding" -> {
        in.take();
        return option(word, "encoding", in.string());
      }
      case "force" -> {
        return force();
      }
      default -> {
        return null;
      }
    }
  }

  private CopyOption force() {
    Token word = in.take();
    String name;
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
      return new CopyOption(word.span(), name, new CopyOption.Star());
    }
    List<String> columns = grammar.names.columns().stream().map(Name::value).toList();
    return new CopyOption(word.span(), name, new CopyOption.Names(columns));
  }

  private static CopyOption option(Token place, String name, String text) {
    return new CopyOption(place.span(), name, new CopyOption.Text(text));
  }
}
