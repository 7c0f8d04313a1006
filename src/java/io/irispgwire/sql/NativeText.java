package io.irispgwire.sql;

import io.irispgwire.sql.Token.Kind;
import io.irispgwire.sql.tree.Span;
import io.irispgwire.sql.tree.Statement;
import io.irispgwire.sql.tree.Statement.Explain;
import io.irispgwire.sql.tree.Statement.Native;
import io.irispgwire.sql.tree.Statement.Native.Placeholder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of one statement that may be IRIS's own SQL. Semicolons inside of braces, which stand
 * around the body of a procedure, do not end it.
 */
final class NativeText {
  /** Two words that only IRIS begins a statement with, or that PostgreSQL has no use for here. */
  private static final Map<String, Set<String>> DEFINITIONS =
      Map.of(
          "create", Set.of("model", "ml"),
          "alter", Set.of("model", "ml"),
          "drop", Set.of("model", "ml"),
          "set", Set.of("ml"),
          "train", Set.of("model"),
          "validate", Set.of("model"),
          "load", Set.of("data", "bulk", "sql"),
          "tune", Set.of("table"),
          "build", Set.of("index"),
          "purge", Set.of("cached"));

  private static final Set<String> ROUTINES =
      Set.of("function", "procedure", "method", "query", "trigger", "aggregate");

  private static final Set<String> ROUTINE_LANGUAGES =
      Set.of("objectscript", "cache", "python", "java");

  private final List<Token> tokens;
  private final int from;
  private final int to;
  private final boolean explain;

  private NativeText(List<Token> tokens, int from, int to, boolean explain) {
    this.tokens = tokens;
    this.from = from;
    this.to = to;
    this.explain = explain;
  }

  /** The statement that begins at that token; null for one that cannot be read to its end. */
  static @Nullable NativeText at(List<Token> tokens, int mark) {
    int depth = 0;
    int to = mark;
    for (; !isEnd(tokens.get(to), depth); to++) {
      String text = tokens.get(to).kind() == Kind.SYMBOL ? tokens.get(to).text() : "";
      depth += text.equals("{") ? 1 : text.equals("}") ? -1 : 0;
    }
    if (to == mark || tokens.get(to).kind() == Kind.BROKEN) {
      return null;
    }
    boolean explain = to > mark + 1 && tokens.get(mark).is("explain");
    return new NativeText(tokens, explain ? mark + 1 : mark, to, explain);
  }

  private static boolean isEnd(Token token, int depth) {
    return token.kind() == Kind.END || token.kind() == Kind.BROKEN || (depth <= 0 && token.is(";"));
  }

  /** The number of the token behind it. */
  int end() {
    return to;
  }

  /** Null when nothing says that it is IRIS's. */
  @Nullable Native statement(NativeMarkers.Meaning meaning) {
    String verb = word(from);
    String second = word(from + 1);
    if (verb.equals("call") && to > from + 1) {
      return of("CALL", Native.Kind.CALL);
    }
    if (to > from + 2 && DEFINITIONS.getOrDefault(verb, Set.of()).contains(second)) {
      return of((verb + " " + second).toUpperCase(Locale.ROOT), Native.Kind.DEFINITION);
    }
    if (isRoutine(verb)) {
      return of(routineTag(), Native.Kind.DEFINITION);
    }
    boolean marked = new NativeMarkers(tokens, from, to).any(meaning);
    return switch (verb) {
      case "select", "with" -> marked ? of("SELECT", Native.Kind.QUERY) : null;
      case "insert", "update", "delete" ->
          marked ? of(verb.toUpperCase(Locale.ROOT), Native.Kind.MODIFICATION) : null;
      default -> null;
    };
  }

  /** The same, or EXPLAIN of it. */
  Statement explained(Native statement) {
    return explain
        ? new Explain(
            new Span(tokens.get(from - 1).start(), statement.span().end()), List.of(), statement)
        : statement;
  }

  /** {@code CREATE [OR REPLACE] FUNCTION … LANGUAGE OBJECTSCRIPT}. */
  private boolean isRoutine(String verb) {
    boolean language = false;
    for (int i = from; i < to; i++) {
      language |= word(i).equals("language") && ROUTINE_LANGUAGES.contains(word(i + 1));
    }
    return language && verb.equals("create") && ROUTINES.contains(routine());
  }

  private String routine() {
    return word(word(from + 1).equals("or") ? from + 3 : from + 1);
  }

  private String routineTag() {
    return "CREATE " + routine().toUpperCase(Locale.ROOT);
  }

  private Native of(String tag, Native.Kind kind) {
    List<Placeholder> parameters = new ArrayList<>();
    for (int i = from; i < to; i++) {
      Token token = tokens.get(i);
      if (token.kind() == Kind.PARAMETER) {
        parameters.add(new Placeholder(token.span(), TokenStream.parameterNumber(token)));
      }
    }
    Span span = new Span(tokens.get(from).start(), tokens.get(to - 1).end());
    return new Native(span, tag, kind, parameters);
  }

  /** In lower case; "" for anything but a word. */
  private String word(int i) {
    return i < to && tokens.get(i).kind() == Kind.WORD
        ? tokens.get(i).text().toLowerCase(Locale.ROOT)
        : "";
  }
}
