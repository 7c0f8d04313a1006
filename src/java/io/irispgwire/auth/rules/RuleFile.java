package io.irispgwire.auth.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The rules of a file, or those that stand in for it. */
public final class RuleFile {
  private final Source source;
  private final RuleParser parser;

  /** Where the lines come from, each time anew. */
  private interface Source {
    List<String> lines() throws IOException;
  }

  private RuleFile(Source source, RuleParser parser) {
    this.source = source;
    this.parser = parser;
  }

  /**
   * @param openNetwork whether trust and passwords in plain text are taken from other machines
   */
  public static RuleFile in(Path file, boolean openNetwork) {
    return new RuleFile(() -> lines(file), new RuleParser(openNetwork));
  }

  /** Rules that the settings amount to where there is no file. */
  public static RuleFile of(List<String> lines, boolean openNetwork) {
    return new RuleFile(() -> lines, new RuleParser(openNetwork));
  }

  /**
   * All rules.
   *
   * @throws IOException with one line that names the first mistake
   */
  List<Rule> read() throws IOException {
    List<Rule> rules = new ArrayList<>();
    for (RuleLine line : RuleLine.of(source.lines())) {
      try {
        rules.add(parser.parse(line));
      } catch (RuleSyntaxException e) {
        throw new IOException("access rule in line " + line.number() + ": " + e.getMessage(), e);
      }
    }
    if (rules.isEmpty()) {
      throw new IOException("there are no access rules: nobody could log in");
    }
    return List.copyOf(rules);
  }

  /** The lines as they are now, good or bad. */
  public List<RuleRow> rows() {
    List<RuleRow> rows = new ArrayList<>();
    try {
      for (RuleLine line : RuleLine.of(source.lines())) {
        rows.add(row(line));
      }
    } catch (IOException e) {
      return List.of(RuleRow.broken(0, String.valueOf(e.getMessage())));
    }
    return rows;
  }

  private RuleRow row(RuleLine line) {
    try {
      return RuleRow.of(parser.parse(line));
    } catch (RuleSyntaxException e) {
      return RuleRow.broken(line.number(), String.valueOf(e.getMessage()));
    }
  }

  private static List<String> lines(Path file) throws IOException {
    try {
      return Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      throw new IOException("cannot read " + file + ": there is no such file", e);
    } catch (IOException e) {
      throw new IOException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
