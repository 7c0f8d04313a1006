package io.irispgwire.auth.rules;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A line of the rule file as pg_hba_file_rules shows it.
 *
 * @param error null: the rule is good; else everything but the line is empty
 */
public record RuleRow(
    int line,
    @Nullable String type,
    @Nullable List<String> databases,
    @Nullable List<String> users,
    @Nullable String address,
    @Nullable String netmask,
    @Nullable String method,
    @Nullable List<String> options,
    @Nullable String error) {

  static RuleRow of(Rule rule) {
    List<String> options =
        rule.options().entrySet().stream()
            .map(option -> option.getKey() + "=" + option.getValue())
            .sorted()
            .toList();
    return new RuleRow(
        rule.line(),
        rule.transport().name().toLowerCase(Locale.ROOT),
        rule.databases().stream().map(Word::text).toList(),
        rule.users().stream().map(Word::text).toList(),
        rule.addresses().address(),
        rule.addresses().netmask(),
        rule.method().keyword(),
        options.isEmpty() ? null : options,
        null);
  }

  static RuleRow broken(int line, String error) {
    return new RuleRow(line, null, null, null, null, null, null, null, error);
  }
}
