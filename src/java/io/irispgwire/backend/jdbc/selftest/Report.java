package io.irispgwire.backend.jdbc.selftest;

import io.irispgwire.backend.jdbc.selftest.Assumption.Finding;
import java.util.List;

/** What a self-test found. */
public record Report(List<Finding> findings) {
  public Report {
    findings = List.copyOf(findings);
  }

  /** How many assumptions do not hold. */
  public long failures() {
    return findings.stream().filter(finding -> !finding.holds()).count();
  }

  /** A table for people: assumption, expected, found, consequence where they differ. */
  public String table() {
    StringBuilder table = new StringBuilder("assumption | expected | found | consequence\n");
    for (Finding finding : findings) {
      Assumption assumption = finding.assumption();
      table
          .append(assumption.name())
          .append(" | ")
          .append(assumption.expected())
          .append(" | ")
          .append(finding.holds() ? "as expected" : finding.found())
          .append(" | ")
          .append(finding.holds() ? "" : assumption.consequence())
          .append('\n');
    }
    return table
        .append(findings.size() - failures())
        .append(" as expected, ")
        .append(failures())
        .append(" not\n")
        .toString();
  }
}
