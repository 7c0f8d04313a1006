package io.irispgwire.objectscript;

import io.irispgwire.objectscript.Token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A class in UDL form: its header, parameters, methods and XData blocks. Members of other kinds are
 * errors.
 *
 * @param supers the classes it extends
 */
record ClassFile(
    String name,
    List<String> supers,
    Map<String, String> parameters,
    Map<String, Method> methods,
    Map<String, String> blocks) {
  /**
   * A method.
   *
   * @param type what it returns; empty: nothing
   */
  record Method(
      String name, boolean ofClass, List<Formal> formals, String type, List<Statement> body) {}

  /**
   * A formal argument.
   *
   * @param optional whether a call may leave it out
   */
  record Formal(String name, boolean optional, String otherwise) {}

  /** Reads a file. */
  static ClassFile of(String file, String source) {
    return new Reader(file, source).read();
  }

  private static final class Reader {
    private final String file;
    private final String source;
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private final Map<String, Method> methods = new LinkedHashMap<>();
    private final Map<String, String> blocks = new LinkedHashMap<>();
    private int at;

    Reader(String file, String source) {
      this.file = file;
      this.source = source;
    }

    ClassFile read() {
      List<Token> header = headerUpTo('{');
      expect(header.get(0).isName("Class"), "a class");
      String name = dotted(header, 1);
      int afterName = 1 + 2 * name.split("\\.").length - 1;
      List<String> supers = new ArrayList<>();
      if (header.get(afterName).isName("Extends")) {
        supers.add(dotted(header, afterName + 1));
      }
      at++;
      while (!atMemberEnd()) {
        member();
      }
      at++;
      expect(source.substring(at).isBlank(), "nothing after the class");
      return new ClassFile(name, supers, parameters, methods, blocks);
    }

    private boolean atMemberEnd() {
      skipBlanksAndComments();
      expect(at < source.length(), "a closing brace of the class");
      return source.charAt(at) == '}';
    }

    private void member() {
      String word = source.substring(at).split("[ \n]", 2)[0];
      switch (word) {
        case "Parameter" -> parameter();
        case "ClassMethod", "Method" -> method(word.equals("ClassMethod"));
        case "XData" -> {
          List<Token> header = headerUpTo('{');
          blocks.put(header.get(1).text(), braced());
        }
        default -> throw error("unknown member " + word);
      }
    }

    private void parameter() {
      List<Token> tokens = headerUpTo(';');
      at++;
      expect(tokens.size() >= 4 && tokens.get(2).is("="), "Parameter NAME = value");
      parameters.put(tokens.get(1).text(), tokens.get(3).text());
    }

    private void method(boolean ofClass) {
      List<Token> header = headerUpTo('{');
      String name = header.get(1).text();
      expect(header.get(2).is("("), "the arguments of " + name);
      int close = closing(header);
      List<Formal> formals = formals(header.subList(3, close));
      String type =
          close + 1 < header.size() && header.get(close + 1).isName("As")
              ? dotted(header, close + 2)
              : "";
      String body = braced();
      List<Statement> statements =
          StatementParser.parse(file, Lexer.tokens(file, body, lineOf(at - body.length() - 1)));
      Method old = methods.put(name, new Method(name, ofClass, formals, type, statements));
      expect(old == null, "one method " + name);
    }

    private int closing(List<Token> header) {
      int depth = 0;
      for (int i = 2; i < header.size(); i++) {
        if (header.get(i).is("(")) {
          depth++;
        } else if (header.get(i).is(")") && --depth == 0) {
          return i;
        }
      }
      throw error("unbalanced parentheses");
    }

    private static List<Formal> formals(List<Token> tokens) {
      List<Formal> formals = new ArrayList<>();
      int start = 0;
      for (int i = 0; i <= tokens.size(); i++) {
        if (i == tokens.size() || tokens.get(i).is(",")) {
          if (i > start) {
            formals.add(formal(tokens.subList(start, i)));
          }
          start = i + 1;
        }
      }
      return formals;
    }

    private static Formal formal(List<Token> declared) {
      boolean byReference = declared.get(0).isName("ByRef") || declared.get(0).isName("Output");
      List<Token> tokens = byReference ? declared.subList(1, declared.size()) : declared;
      for (int i = 0; i < tokens.size(); i++) {
        if (tokens.get(i).is("=")) {
          return new Formal(tokens.get(0).text(), true, tokens.get(i + 1).text());
        }
      }
      return new Formal(tokens.get(0).text(), false, "");
    }

    /** The tokens before the next {@code end}, which is not taken. */
    private List<Token> headerUpTo(char end) {
      skipBlanksAndComments();
      int start = at;
      while (at < source.length() && source.charAt(at) != end) {
        if (source.charAt(at) == '"') {
          at = source.indexOf('"', at + 1);
          expect(at > 0, "a closing quote");
        }
        at++;
      }
      expect(at < source.length(), "a " + end);
      return Lexer.tokens(file, source.substring(start, at), line()).stream()
          .filter(token -> token.kind() != Kind.NEWLINE && token.kind() != Kind.END)
          .toList();
    }

    /** What stands between this brace and the one that closes it, which is taken too. */
    private String braced() {
      int start = ++at;
      int depth = 1;
      boolean quoted = false;
      while (true) {
        expect(at < source.length(), "a closing brace");
        char c = source.charAt(at);
        if (c == '"') {
          quoted = !quoted;
        } else if (!quoted && source.startsWith("//", at)) {
          at = source.indexOf('\n', at);
        } else if (!quoted && c == '{') {
          depth++;
        } else if (!quoted && c == '}' && --depth == 0) {
          return source.substring(start, at++);
        }
        at++;
      }
    }

    private void skipBlanksAndComments() {
      while (at < source.length()) {
        if (Character.isWhitespace(source.charAt(at))) {
          at++;
        } else if (source.startsWith("///", at)) {
          int end = source.indexOf('\n', at);
          at = end < 0 ? source.length() : end;
        } else {
          return;
        }
      }
    }

    private static String dotted(List<Token> tokens, int from) {
      StringBuilder name = new StringBuilder(tokens.get(from).text());
      for (int i = from + 1; i + 1 < tokens.size() && tokens.get(i).is("."); i += 2) {
        name.append('.').append(tokens.get(i + 1).text());
      }
      return name.toString();
    }

    private int line() {
      return lineOf(at);
    }

    private int lineOf(int position) {
      return (int) source.substring(0, position).chars().filter(c -> c == '\n').count() + 1;
    }

    private void expect(boolean holds, String what) {
      if (!holds) {
        throw error("expected " + what);
      }
    }

    private ScriptError error(String message) {
      return new ScriptError(file + ":" + line(), message);
    }
  }
}
