package io.irispgwire.sql;

import io.irispgwire.sql.Token.Kind;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Expression.FunctionCall;
import io.irispgwire.sql.tree.Expression.FunctionCall.Argument;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.QualifiedName;
import io.irispgwire.sql.tree.SortItem;
import io.irispgwire.sql.tree.Span;
import io.irispgwire.sql.tree.Window;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls by name: func_application and what may stand behind it. */
final class Calls {
  private final TokenStream in;
  private final Grammar grammar;

  Calls(Grammar grammar) {
    this.in = grammar.in;
    this.grammar = grammar;
  }

  /** A call of one of PostgreSQL's own functions, made of special syntax. */
  static FunctionCall system(Span span, String name, List<Expression> arguments) {
    return plain(span, Names.system(span, name), arguments);
  }

  static FunctionCall plain(Span span, QualifiedName name, List<Expression> arguments) {
    return new FunctionCall(
        span,
        name,
        arguments.stream().map(a -> new Argument(null, a)).toList(),
        false,
        false,
        false,
        List.of(),
        false,
        null,
        null);
  }

  /** The call whose name has been read; a string behind it makes it a constant of that type. */
  Expression call(QualifiedName name) {
    FunctionCall call = windowless(name);
    if (in.at(Kind.STRING) && mayBeType(call)) {
      return grammar.references.constant(
          name, call.arguments().stream().map(Argument::value).toList());
    }
    return behind(call);
  }

  private static boolean mayBeType(FunctionCall call) {
    return !call.arguments().isEmpty()
        && !call.star()
        && !call.distinct()
        && !call.variadic()
        && call.orderBy().isEmpty()
        && call.arguments().stream().allMatch(a -> a.name() == null);
  }

  /** func_application. */
  FunctionCall windowless(QualifiedName name) {
    int start = name.span().start();
    in.enter();
    in.expect("(");
    List<Argument> arguments = new ArrayList<>();
    List<SortItem> orderBy = List.of();
    boolean star = in.accept("*");
    boolean distinct = false;
    boolean variadic = false;
    if (!star && !in.at(")")) {
      distinct = in.accept("distinct");
      boolean all = !distinct && in.accept("all");
      variadic = arguments(arguments, !distinct && !all);
      orderBy = grammar.queries.orderBy();
    }
    in.expect(")");
    in.leave();
    return new FunctionCall(
        in.from(start), name, arguments, star, distinct, variadic, orderBy, false, null, null);
  }

  /** Reads arguments; whether the last one is VARIADIC. */
  private boolean arguments(List<Argument> arguments, boolean variadicAllowed) {
    do {
      if (variadicAllowed && in.accept("variadic")) {
        arguments.add(argument());
        return true;
      }
      arguments.add(argument());
    } while (in.accept(","));
    return false;
  }

  private Argument argument() {
    Token next = in.peek(1);
    if ((next.is(":=") || next.is("=>")) && Names.isTypeOrFunction(in.current())) {
      Name name = grammar.names.any();
      in.take();
      return new Argument(name, grammar.expressions.expression());
    }
    return new Argument(null, grammar.expressions.expression());
  }

  /** WITHIN GROUP, FILTER and OVER. */
  Expression behind(FunctionCall call) {
    if (!in.at("within") && !in.at("filter") && !in.at("over")) {
      return call;
    }
    List<SortItem> orderBy = call.orderBy();
    boolean within = in.at("within");
    if (within) {
      orderBy = withinGroup(call);
    }
    @Nullable Expression filter = in.accept("filter") ? filter() : null;
    @Nullable Window over = in.accept("over") ? grammar.windows.over() : null;
    return new FunctionCall(
        in.from(call.span().start()),
        call.name(),
        call.arguments(),
        call.star(),
        call.distinct(),
        call.variadic(),
        orderBy,
        within,
        filter,
        over);
  }

  private List<SortItem> withinGroup(FunctionCall call) {
    Span place = in.current().span();
    in.expect("within", "group");
    in.expect("(");
    if (!in.at("order")) {
      throw in.unexpected();
    }
    List<SortItem> orderBy = grammar.queries.orderBy();
    in.expect(")");
    String clash =
        !call.orderBy().isEmpty()
            ? "cannot use multiple ORDER BY clauses with WITHIN GROUP"
            : call.distinct()
                ? "cannot use DISTINCT with WITHIN GROUP"
                : call.variadic() ? "cannot use VARIADIC with WITHIN GROUP" : "";
    if (!clash.isEmpty()) {
      throw TokenStream.error(io.irispgwire.error.SqlState.SYNTAX_ERROR, clash, place);
    }
    return orderBy;
  }

  private Expression filter() {
    in.expect("(");
    in.expect("where");
    Expression condition = grammar.expressions.expression();
    in.expect(")");
    return condition;
  }
}
