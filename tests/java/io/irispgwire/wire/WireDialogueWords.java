package io.irispgwire.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The words of one line: {@code bare}, {@code "quoted"} with \n, \t, \", \\ and \xHH, {@code
 * x:0a0b} for bytes, and brackets.
 */
final class WireDialogueWords {
  /** A word, and whether it was quoted, given as bytes, or bare. */
  record Word(Kind kind, byte[] bytes) {
    enum Kind {
      BARE,
      QUOTED,
      HEX
    }

    String text() {
      return new String(bytes, UTF_8);
    }

    boolean is(String bare) {
      return kind == Kind.BARE && text().equals(bare);
    }
  }

  private final String line;
  private int at;

  private WireDialogueWords(String line) {
    this.line = line;
  }

  static List<Word> of(String line) {
    WireDialogueWords words = new WireDialogueWords(line);
    List<Word> all = new ArrayList<>();
    while (words.skipBlanks()) {
      all.add(words.next());
    }
    return all;
  }

  private boolean skipBlanks() {
    while (at < line.length() && line.charAt(at) == ' ') {
      at++;
    }
    return at < line.length();
  }

  private Word next() {
    char first = line.charAt(at);
    if (first == '"') {
      return quoted();
    }
    if (first == '[' || first == ']') {
      at++;
      return new Word(Word.Kind.BARE, String.valueOf(first).getBytes(UTF_8));
    }
    int start = at;
    while (at < line.length() && " []".indexOf(line.charAt(at)) < 0) {
      at++;
    }
    String bare = line.substring(start, at);
    return bare.startsWith("x:")
        ? new Word(Word.Kind.HEX, HexFormat.of().parseHex(bare, 2, bare.length()))
        : new Word(Word.Kind.BARE, bare.getBytes(UTF_8));
  }

  private Word quoted() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    at++;
    while (line.charAt(at) != '"') {
      if (line.charAt(at) == '\\') {
        bytes.write(escaped());
      } else {
        int end = line.offsetByCodePoints(at, 1);
        bytes.writeBytes(line.substring(at, end).getBytes(UTF_8));
        at = end;
      }
    }
    at++;
    return new Word(Word.Kind.QUOTED, bytes.toByteArray());
  }

  private int escaped() {
    char code = line.charAt(at + 1);
    at += 2;
    if (code == 'x') {
      at += 2;
      return HexFormat.fromHexDigits(line, at - 2, at);
    }
    return switch (code) {
      case 'n' -> '\n';
      case 't' -> '\t';
      default -> code;
    };
  }

  /** The text as a quoted word of the format. */
  static String quote(String text) {
    String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"");
    return '"' + escaped.replace("\n", "\\n").replace("\t", "\\t") + '"';
  }
}
