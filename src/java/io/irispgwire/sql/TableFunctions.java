package io.irispgwire.sql;

import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Expression.FunctionCall;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.QualifiedName;
import io.irispgwire.sql.tree.TableRef;
import io.irispgwire.sql.tree.TableRef.Alias;
import io.irispgwire.sql.tree.TypeName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions in FROM: func_table of gram.y with its aliases. */
final class TableFunctions {
  private final TokenStream in;
  private final Grammar grammar;

  TableFunctions(Grammar grammar) {
    this.in = grammar.in;
    this.grammar = grammar;
  }

  /** Whether a function begins here that no table's name can begin like. */
  boolean begins() {
    Token token = in.current();
    return in.at("rows", "from")
        || (token.keyword() != null
            && (!Names.isColumn(token) || (!Names.isTypeOrFunction(token) && in.peek(1).is("("))));
  }

  TableRef parse(int start, boolean lateral) {
    if (in.at("rows", "from")) {
      in.take();
      in.take();
      return rowsFrom(start, lateral);
    }
    return behind(start, List.of(function()), lateral);
  }

  /** The function whose name has been read. */
  TableRef call(int start, QualifiedName name) {
    return behind(start, List.of(grammar.calls.windowless(name)), false);
  }

  /** func_expr_windowless. */
  Expression function() {
    Expression special = in.current().keyword() == null ? null : grammar.specialCalls.parse();
    if (special != null) {
      return special;
    }
    if (!Names.isColumn(in.current()) && !Names.isTypeOrFunction(in.current())) {
      throw in.unexpected();
    }
    QualifiedName name = grammar.names.dotted(grammar.names.any());
    if (!in.at("(")) {
      throw in.unexpected();
    }
    return grammar.calls.windowless(name);
  }

  private TableRef rowsFrom(int start, boolean lateral) {
    in.expect("(");
    List<Expression> calls = new ArrayList<>();
    do {
      calls.add(function());
      if (in.accept("as")) {
        in.expect("(");
        definitions(new ArrayList<>(), new ArrayList<>());
        in.expect(")");
        throw new io.irispgwire.error.PgException(
                io.irispgwire.error.SqlState.FEATURE_NOT_SUPPORTED,
                "column definition lists inside ROWS FROM are not supported")
            .at(start + 1);
      }
    } while (in.accept(","));
    in.expect(")");
    return behind(start, calls, lateral);
  }

  private TableRef behind(int start, List<Expression> calls, boolean lateral) {
    boolean ordinality = false;
    if (in.at("with", "ordinality")) {
      in.take();
      in.take();
      ordinality = true;
    }
    int aliasStart = in.start();
    boolean as = in.accept("as");
    List<Name> columns = new ArrayList<>();
    List<TypeName> types = new ArrayList<>();
    @Nullable Name name = null;
    if (grammar.names.atColumn()) {
      name = grammar.names.column();
    } else if (as && !in.at("(")) {
      throw in.unexpected();
    }
    if (in.at("(") && (as || name != null)) {
      in.take();
      boolean defined = name == null || (!in.peek(1).is(",") && !in.peek(1).is(")"));
      if (defined) {
        definitions(columns, types);
      } else {
        columns.addAll(grammar.names.columns());
      }
      in.expect(")");
    }
    @Nullable Alias alias =
        as || name != null
            ? new Alias(in.from(aliasStart), name != null ? name : nameOf(calls), columns)
            : null;
    return new TableRef.Function(in.from(start), calls, lateral, ordinality, alias, types);
  }

  /** Without a name of its own, the alias has the function's. */
  private static Name nameOf(List<Expression> calls) {
    Expression first = calls.get(0);
    return first instanceof FunctionCall call
        ? call.name().last()
        : new Name(first.span(), "", false);
  }

  private void definitions(List<Name> columns, List<TypeName> types) {
    do {
      columns.add(grammar.names.column());
      types.add(grammar.types.type());
      if (in.accept("collate")) {
        grammar.names.qualified();
      }
    } while (in.accept(","));
  }
}
