package io.irispgwire.auth.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Makes a rule of a line. PostgreSQL: hba.c, parse_hba_line; stricter where a rule would let in
 * whom nobody has looked at.
 */
final class RuleParser {
  private static final Set<String> OPTIONS =
      Set.of("clientcert", "clientname", "map", "issuer", "scope");

  private final boolean openNetwork;

  /**
   * @param openNetwork whether trust and passwords in plain text are taken from other machines
   */
  RuleParser(boolean openNetwork) {
    this.openNetwork = openNetwork;
  }

  Rule parse(RuleLine line) throws RuleSyntaxException {
    List<List<Word>> fields = line.fields();
    Transport transport = transport(one(fields.get(0), "connection type"));
    int at = 1;
    List<Word> databases = field(fields, at++, "database specification");
    List<Word> users = field(fields, at++, "role specification");
    refuseGroups(databases, users);
    AddressRange addresses = AddressRange.NONE;
    if (transport != Transport.LOCAL) {
      Word address = one(field(fields, at++, "IP address specification"), "host address");
      Word mask = null;
      if (AddressRange.wantsMask(address) && at < fields.size()) {
        mask = one(fields.get(at++), "netmask");
      }
      addresses = AddressRange.read(address, mask);
    }
    Method method = method(one(field(fields, at++, "authentication method"), "method"));
    Rule rule =
        new Rule(
            line.number(),
            transport,
            List.copyOf(databases),
            List.copyOf(users),
            addresses,
            method,
            options(fields.subList(at, fields.size())));
    check(rule);
    return rule;
  }

  private static List<Word> field(List<List<Word>> fields, int at, String what)
      throws RuleSyntaxException {
    if (at >= fields.size()) {
      throw new RuleSyntaxException("end-of-line before " + what);
    }
    return fields.get(at);
  }

  private static Word one(List<Word> field, String what) throws RuleSyntaxException {
    if (field.size() != 1) {
      throw new RuleSyntaxException("multiple values specified for " + what);
    }
    return field.get(0);
  }

  private static Transport transport(Word word) throws RuleSyntaxException {
    for (Transport transport : Transport.values()) {
      if (transport.name().toLowerCase(Locale.ROOT).equals(word.text())) {
        return transport;
      }
    }
    throw new RuleSyntaxException("invalid connection type \"" + word.text() + "\"");
  }

  private static Method method(Word word) throws RuleSyntaxException {
    if (word.text().equals("md5")) {
      throw new RuleSyntaxException("md5 is never offered; scram-sha-256 takes its place");
    }
    return Method.of(word.text())
        .orElseThrow(
            () -> new RuleSyntaxException("invalid authentication method \"" + word.text() + "\""));
  }

  private static void refuseGroups(List<Word> databases, List<Word> users)
      throws RuleSyntaxException {
    for (Word word : databases) {
      if (word.isKeyword("samerole") || word.isKeyword("samegroup") || isFile(word)) {
        throw new RuleSyntaxException("database \"" + word.text() + "\" is not supported");
      }
    }
    for (Word word : users) {
      if (isFile(word) || (!word.quoted() && word.text().startsWith("+"))) {
        throw new RuleSyntaxException("role \"" + word.text() + "\" is not supported");
      }
    }
  }

  private static boolean isFile(Word word) {
    return !word.quoted() && word.text().startsWith("@");
  }

  private static Map<String, String> options(List<List<Word>> fields) throws RuleSyntaxException {
    Map<String, String> options = new LinkedHashMap<>();
    for (List<Word> field : fields) {
      for (Word word : field) {
        int equals = word.text().indexOf('=');
        if (equals < 0) {
          throw new RuleSyntaxException(
              "authentication option not in name=value format: " + word.text());
        }
        String name = word.text().substring(0, equals);
        if (!OPTIONS.contains(name)) {
          throw new RuleSyntaxException(
              "unrecognized authentication option name: \"" + name + "\"");
        }
        options.put(name, word.text().substring(equals + 1));
      }
    }
    return Map.copyOf(options);
  }

  private void check(Rule rule) throws RuleSyntaxException {
    boolean plain = rule.transport() != Transport.HOSTSSL;
    boolean near = openNetwork || rule.addresses().isLoopback();
    if (rule.method() == Method.TRUST && !near) {
      throw new RuleSyntaxException("trust is for loopback addresses only");
    }
    if ((rule.method() == Method.PASSWORD || rule.method() == Method.OAUTH) && plain && !near) {
      throw new RuleSyntaxException(
          rule.method().keyword() + " from other machines needs a hostssl rule");
    }
    if (rule.method() == Method.CERT && plain) {
      throw new RuleSyntaxException("cert authentication is only supported on hostssl connections");
    }
    if (rule.options().containsKey("clientcert") && plain) {
      throw new RuleSyntaxException("clientcert can only be configured for \"hostssl\" rows");
    }
    choice(rule, "clientcert", Set.of("verify-ca", "verify-full"));
    choice(rule, "clientname", Set.of("CN", "DN", "SAN"));
  }

  private static void choice(Rule rule, String option, Set<String> values)
      throws RuleSyntaxException {
    String value = rule.options().get(option);
    if (value != null && !values.contains(value)) {
      throw new RuleSyntaxException("invalid value for " + option + ": \"" + value + "\"");
    }
  }
}
