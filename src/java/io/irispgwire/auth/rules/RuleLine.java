package io.irispgwire.auth.rules;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of a rule file, cut into fields of one or more words. PostgreSQL: hba.c, next_token and
 * next_field_expand: blanks end a field, a comma goes on with it, {@code #} begins a comment.
 *
 * @param number of its first line in the file, from 1
 */
record RuleLine(int number, List<List<Word>> fields) {
  /** The lines of a file that say something; a backslash at the end of a line continues it. */
  static List<RuleLine> of(List<String> lines) {
    List<RuleLine> found = new ArrayList<>();
    int at = 0;
    while (at < lines.size()) {
      int first = at;
      StringBuilder text = new StringBuilder(lines.get(at));
      at++;
      while (text.length() > 0 && text.charAt(text.length() - 1) == '\\' && at < lines.size()) {
        text.setLength(text.length() - 1);
        text.append(lines.get(at));
        at++;
      }
      List<List<Word>> fields = fields(text.toString());
      if (!fields.isEmpty()) {
        found.add(new RuleLine(first + 1, fields));
      }
    }
    return found;
  }

  private static List<List<Word>> fields(String line) {
    List<List<Word>> fields = new ArrayList<>();
    boolean goesOn = false;
    int at = 0;
    while (at < line.length() && line.charAt(at) != '#') {
      char c = line.charAt(at);
      if (c == ',') {
        goesOn = true;
        at++;
      } else if (Character.isWhitespace(c)) {
        at++;
      } else {
        int end = endOfWord(line, at);
        List<Word> field = goesOn && !fields.isEmpty() ? last(fields) : open(fields);
        String text = line.substring(at, end);
        field.add(new Word(text.replace("\"", ""), text.startsWith("\"")));
        goesOn = false;
        at = end;
      }
    }
    return fields;
  }

  /** Quotes may stand anywhere in a word, and keep what is between them together. */
  private static int endOfWord(String line, int start) {
    boolean inQuotes = false;
    int at = start;
    while (at < line.length()) {
      char c = line.charAt(at);
      if (!inQuotes && (Character.isWhitespace(c) || c == ',' || c == '#')) {
        return at;
      }
      inQuotes ^= c == '"';
      at++;
    }
    return at;
  }

  private static List<Word> open(List<List<Word>> fields) {
    List<Word> field = new ArrayList<>();
    fields.add(field);
    return field;
  }

  private static List<Word> last(List<List<Word>> fields) {
    return fields.get(fields.size() - 1);
  }
}
