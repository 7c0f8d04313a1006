package io.irispgwire.auth.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Which users a certificate's name may log in as, in the form of pg_ident.conf: {@code map name
 * user}. A name that begins with a slash is a regular expression, and {@code \1} in the user what
 * its first group held.
 */
final class UserMaps {
  static final UserMaps NONE = new UserMaps(List.of());

  private final List<Line> lines;

  private UserMaps(List<Line> lines) {
    this.lines = lines;
  }

  private record Line(String map, String name, Optional<Pattern> pattern, String user) {
    boolean allows(String given, String wanted) {
      if (pattern.isEmpty()) {
        return name.equals(given) && user.equals(wanted);
      }
      Matcher matcher = pattern.get().matcher(given);
      if (!matcher.find()) {
        return false;
      }
      String group = matcher.groupCount() > 0 ? matcher.group(1) : "";
      return user.replace("\\1", group == null ? "" : group).equals(wanted);
    }
  }

  /**
   * @throws IOException with one line that names the mistake
   */
  static UserMaps read(Path file) throws IOException {
    List<String> text;
    try {
      text = Files.readAllLines(file);
    } catch (IOException e) {
      throw new IOException("cannot read " + file + ": " + e.getMessage(), e);
    }
    List<Line> lines = new ArrayList<>();
    for (RuleLine line : RuleLine.of(text)) {
      if (line.fields().size() != 3) {
        throw new IOException(file + ": line " + line.number() + ": three fields are wanted");
      }
      lines.add(line(file, line));
    }
    return new UserMaps(List.copyOf(lines));
  }

  private static Line line(Path file, RuleLine line) throws IOException {
    String name = line.fields().get(1).get(0).text();
    Optional<Pattern> pattern = Optional.empty();
    if (name.startsWith("/")) {
      try {
        pattern = Optional.of(Pattern.compile(name.substring(1)));
      } catch (PatternSyntaxException e) {
        throw new IOException(file + ": line " + line.number() + ": " + e.getDescription(), e);
      }
    }
    return new Line(
        line.fields().get(0).get(0).text(), name, pattern, line.fields().get(2).get(0).text());
  }

  /** Whether the owner of {@code name} may be {@code user}. */
  boolean allow(String map, String name, String user) {
    return lines.stream()
        .filter(line -> line.map().equals(map))
        .anyMatch(l -> l.allows(name, user));
  }
}
