package io.irispgwire.eval;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.eval.JsonPathLexer.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a jsonpath by the grammar of {@code jsonpath_gram.y}. */
final class JsonPathParser {
  private static final Set<String> COMPARISONS = Set.of("==", "!=", "<>", "<", "<=", ">", ">=");
  private static final Set<String> METHODS =
      Set.of("abs", "size", "type", "floor", "double", "ceiling");
  private static final int MAX_DEPTH = 500;

  private final JsonPathLexer in;
  private int depth;

  private JsonPathParser(String text) {
    in = new JsonPathLexer(text);
  }

  /** A path and its mode. */
  record Path(boolean strict, JsonPathNode node) {}

  static Path parse(String text) {
    JsonPathParser parser = new JsonPathParser(text);
    boolean strict = parser.in.accept("strict");
    boolean unused = !strict && parser.in.accept("lax");
    JsonPathNode node = parser.disjunction();
    if (parser.in.kind() != Kind.END) {
      throw parser.in.unexpected();
    }
    return new Path(strict, node);
  }

  private JsonPathNode disjunction() {
    if (++depth > MAX_DEPTH) {
      throw new PgException(SqlState.STATEMENT_TOO_COMPLEX, "stack depth limit exceeded");
    }
    JsonPathNode left = conjunction();
    while (in.accept("||")) {
      left = new JsonPathNode.Logic("||", left, conjunction());
    }
    depth--;
    return left;
  }

  private JsonPathNode conjunction() {
    JsonPathNode left = negation();
    while (in.accept("&&")) {
      left = new JsonPathNode.Logic("&&", left, negation());
    }
    return left;
  }

  private JsonPathNode negation() {
    return in.accept("!") ? new JsonPathNode.Logic("!", null, negation()) : comparison();
  }

  private JsonPathNode comparison() {
    JsonPathNode left = sum();
    if (in.kind() == Kind.SYMBOL && COMPARISONS.contains(in.value())) {
      String operator = in.value();
      in.next();
      return new JsonPathNode.Comparison(operator.equals("<>") ? "!=" : operator, left, sum());
    } else if (in.accept("starts")) {
      in.expect("with");
      return new JsonPathNode.Comparison("starts", left, primary());
    } else if (in.accept("like_regex")) {
      return matches(left);
    }
    return left;
  }

  private JsonPathNode matches(JsonPathNode of) {
    String pattern = text();
    String flags = in.accept("flag") ? text() : "";
    StringBuilder meant = new StringBuilder();
    for (int i = 0; i < flags.length(); i++) {
      char flag = flags.charAt(i);
      if (flag == 'x') {
        throw Failures.unsupported(
            "XQuery \"x\" flag (expanded regular expressions) is not implemented");
      } else if ("ismq".indexOf(flag) < 0) {
        throw new PgException(SqlState.SYNTAX_ERROR, "invalid input syntax for type jsonpath")
            .withDetail("Unrecognized flag character \"" + flag + "\" in LIKE_REGEX predicate.");
      }
    }
    boolean dots = flags.contains("s");
    boolean lines = flags.contains("m");
    meant.append(flags.contains("i") ? "i" : "").append(flags.contains("q") ? "q" : "");
    meant.append(dots ? lines ? "w" : "" : lines ? "n" : "p");
    return new JsonPathNode.Matches(of, RegexTranslation.compile(pattern, meant.toString()));
  }

  private String text() {
    if (in.kind() != Kind.STRING) {
      throw in.unexpected();
    }
    String value = in.value();
    in.next();
    return value;
  }

  private JsonPathNode sum() {
    JsonPathNode left = product();
    while (in.at("+") || in.at("-")) {
      String operator = in.value();
      in.next();
      left = new JsonPathNode.Arithmetic(operator, left, product());
    }
    return left;
  }

  private JsonPathNode product() {
    JsonPathNode left = signed();
    while (in.at("*") || in.at("/") || in.at("%")) {
      String operator = in.value();
      in.next();
      left = new JsonPathNode.Arithmetic(operator, left, signed());
    }
    return left;
  }

  private JsonPathNode signed() {
    if (in.at("+") || in.at("-")) {
      String operator = in.value();
      in.next();
      return new JsonPathNode.Arithmetic(operator, null, signed());
    }
    return accessors(primary());
  }

  private JsonPathNode primary() {
    String value = in.value();
    Kind kind = in.kind();
    if (kind == Kind.END || (kind == Kind.SYMBOL && !Set.of("$", "@", "(").contains(value))) {
      throw in.unexpected();
    }
    in.next();
    return switch (kind) {
      case STRING -> new JsonPathNode.Constant(new Json.Text(JsonText.quote(value), value));
      case NUMBER -> new JsonPathNode.Constant(JsonPathRun.number(value));
      case VARIABLE -> new JsonPathNode.Variable(value);
      case WORD -> word(value);
      case SYMBOL, END ->
          value.equals("(") ? parenthesized() : new JsonPathNode.Item(value.equals("$"));
    };
  }

  private JsonPathNode word(String word) {
    switch (word) {
      case "true", "false", "null" -> {
        return new JsonPathNode.Constant(new Json.Word(word));
      }
      case "last" -> {
        return new JsonPathNode.Last();
      }
      case "exists" -> {
        in.expect("(");
        JsonPathNode of = disjunction();
        in.expect(")");
        return new JsonPathNode.Logic("exists", null, of);
      }
      default -> throw in.unexpected();
    }
  }

  private JsonPathNode parenthesized() {
    JsonPathNode inner = disjunction();
    in.expect(")");
    if (in.accept("is")) {
      in.expect("unknown");
      return new JsonPathNode.Logic("unknown", null, inner);
    }
    return inner;
  }

  private JsonPathNode accessors(JsonPathNode start) {
    JsonPathNode node = start;
    while (true) {
      if (in.accept(".")) {
        node = member(node);
      } else if (in.accept("[")) {
        node = new JsonPathNode.Elements(node, subscripts());
      } else if (in.accept("?")) {
        in.expect("(");
        node = new JsonPathNode.Filter(node, disjunction());
        in.expect(")");
      } else {
        return node;
      }
    }
  }

  private JsonPathNode member(JsonPathNode of) {
    if (in.accept("*")) {
      return new JsonPathNode.Member(of, null);
    } else if (in.accept("**")) {
      return anywhere(of);
    }
    if (in.kind() != Kind.WORD && in.kind() != Kind.STRING) {
      throw in.unexpected();
    }
    boolean word = in.kind() == Kind.WORD;
    String name = in.value();
    in.next();
    if (word && in.accept("(")) {
      if (name.equals("keyvalue") || name.equals("datetime")) {
        throw Failures.unsupported("jsonpath item method ." + name + "() is not supported here");
      } else if (!METHODS.contains(name)) {
        throw in.unexpected();
      }
      in.expect(")");
      return new JsonPathNode.Method(of, name);
    }
    return new JsonPathNode.Member(of, name);
  }

  private JsonPathNode anywhere(JsonPathNode of) {
    if (!in.accept("{")) {
      return new JsonPathNode.Anywhere(of, 0, Integer.MAX_VALUE);
    }
    int from = level();
    int to = in.accept("to") ? level() : from;
    in.expect("}");
    return new JsonPathNode.Anywhere(of, from, to);
  }

  private int level() {
    if (in.accept("last")) {
      return Integer.MAX_VALUE;
    }
    if (in.kind() != Kind.NUMBER || !in.value().chars().allMatch(Character::isDigit)) {
      throw in.unexpected();
    }
    int level = Integer.parseInt(in.value());
    in.next();
    return level;
  }

  private List<JsonPathNode.Subscript> subscripts() {
    List<JsonPathNode.Subscript> subscripts = new ArrayList<>();
    if (in.accept("*")) {
      in.expect("]");
      return subscripts;
    }
    do {
      JsonPathNode from = sum();
      @Nullable JsonPathNode to = in.accept("to") ? sum() : null;
      subscripts.add(new JsonPathNode.Subscript(from, to));
    } while (in.accept(","));
    in.expect("]");
    return subscripts;
  }
}
