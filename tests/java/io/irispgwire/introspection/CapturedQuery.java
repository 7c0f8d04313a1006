package io.irispgwire.introspection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One file of a folder of queries as clients sent them: comment lines that say how, then the text.
 *
 * @param values the first parameters that the client bound; none where that is not known
 */
record CapturedQuery(
    String name,
    String sql,
    boolean simple,
    List<Integer> parameterTypes,
    List<Integer> formats,
    List<String> values) {
  private static final String OIDS = "-- parse param oids: ";
  private static final String BIND = "-- first bind: param formats ";
  private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  static List<CapturedQuery> in(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".sql"))
          .sorted()
          .map(CapturedQuery::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CapturedQuery read(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      int head = 0;
      while (head < lines.size() && lines.get(head).startsWith("-- ")) {
        head++;
      }
      List<String> comments = lines.subList(0, head);
      String bind = after(BIND, comments);
      int values = bind.indexOf(" values ");
      int results = bind.lastIndexOf(" result formats ");
      return new CapturedQuery(
          file.getFileName().toString().replace(".sql", ""),
          String.join("\n", lines.subList(head, lines.size())),
          comments.stream().anyMatch(line -> line.contains("simple protocol")),
          numbers(after(OIDS, comments)),
          values < 0 ? List.of() : numbers(bind.substring(0, values)),
          values < 0 ? List.of() : strings(bind.substring(values, results)));
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  private static String after(String start, List<String> comments) {
    return comments.stream()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()))
        .findFirst()
        .orElse("");
  }

  private static List<Integer> numbers(String list) {
    return NUMBER.matcher(list).results().map(m -> Integer.valueOf(m.group())).toList();
  }

  private static List<String> strings(String list) {
    List<String> strings = new ArrayList<>();
    Matcher quoted = QUOTED.matcher(list);
    while (quoted.find()) {
      strings.add(quoted.group(1).replace("\\\"", "\"").replace("\\\\", "\\"));
    }
    return strings;
  }
}
