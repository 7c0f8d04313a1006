package io.irispgwire.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A list of names as settings hold it: {@code "$user", public}. Names without quotes are folded.
 *
 * <p>Source: PostgreSQL {@code src/backend/utils/adt/varlena.c}, {@code SplitIdentifierString}.
 */
final class IdentifierList {
  private static final String SPACE = " \t\n\r\u000B\f";

  private final String text;
  private final List<String> names = new ArrayList<>();
  private int at;

  private IdentifierList(String text) {
    this.text = text;
  }

  /** The names; null where the syntax is wrong. */
  static @Nullable List<String> parse(String text) {
    IdentifierList list = new IdentifierList(text);
    return list.read() ? list.names : null;
  }

  private boolean read() {
    skipSpace();
    if (at == text.length()) {
      return true;
    }
    while (name()) {
      skipSpace();
      if (at == text.length()) {
        return true;
      }
      if (text.charAt(at) != ',') {
        return false;
      }
      at++;
      skipSpace();
    }
    return false;
  }

  private boolean name() {
    return text.startsWith("\"", at) ? quoted() : bare();
  }

  private boolean quoted() {
    StringBuilder name = new StringBuilder();
    for (at++; at < text.length(); at++) {
      if (text.charAt(at) != '"') {
        name.append(text.charAt(at));
      } else if (text.startsWith("\"\"", at)) {
        name.append('"');
        at++;
      } else {
        at++;
        names.add(name.toString());
        return true;
      }
    }
    return false;
  }

  private boolean bare() {
    int start = at;
    while (at < text.length() && text.charAt(at) != ',' && !isSpace()) {
      at++;
    }
    names.add(text.substring(start, at).toLowerCase(Locale.ROOT));
    return at > start;
  }

  private void skipSpace() {
    while (at < text.length() && isSpace()) {
      at++;
    }
  }

  private boolean isSpace() {
    return SPACE.indexOf(text.charAt(at)) >= 0;
  }
}
