package io.irispgwire.sql;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.Query.CommonTable;
import io.irispgwire.sql.tree.Query.With;
import io.irispgwire.sql.tree.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** WITH. */
final class CommonTables {
  private final TokenStream in;
  private final Grammar grammar;

  CommonTables(Grammar grammar) {
    this.in = grammar.in;
    this.grammar = grammar;
  }

  With with() {
    int start = in.start();
    in.expect("with");
    boolean recursive = in.accept("recursive");
    List<CommonTable> tables = new ArrayList<>();
    do {
      tables.add(table());
    } while (in.accept(","));
    return new With(in.from(start), recursive, tables);
  }

  private CommonTable table() {
    int start = in.start();
    Name name = grammar.names.column();
    List<Name> columns = grammar.names.optionalColumns();
    in.expect("as");
    @Nullable Boolean materialized = null;
    if (in.accept("materialized")) {
      materialized = true;
    } else if (in.accept("not")) {
      in.expect("materialized");
      materialized = false;
    }
    in.expect("(");
    Statement statement = grammar.statements.preparable();
    in.expect(")");
    if (in.at("search") || in.at("cycle")) {
      throw new PgException(
              SqlState.FEATURE_NOT_SUPPORTED,
              (in.at("cycle") ? "CYCLE" : "SEARCH") + " clause is not supported")
          .at(in.start() + 1);
    }
    return new CommonTable(in.from(start), name, columns, materialized, statement);
  }
}
