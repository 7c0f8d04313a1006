package io.irispgwire.auth.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.irispgwire.auth.Authenticator;
import io.irispgwire.auth.Authenticator.Exchange;
import io.irispgwire.auth.Authenticator.Sasl;
import io.irispgwire.auth.Authenticator.Trusted;
import io.irispgwire.auth.BackendPasswords;
import io.irispgwire.auth.ClientCertificate;
import io.irispgwire.auth.LoginRequest;
import io.irispgwire.auth.Origin;
import io.irispgwire.auth.ScramAuthenticator;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages that PostgreSQL 15 has too are its own. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RulesTest {
  @TempDir Path directory;

  @Test
  void the_first_rule_that_holds_decides() throws IOException {
    Rules rules =
        rules(
            "# comment",
            "host USER joe 127.0.0.1/32 trust",
            "host USER,SAMPLES \"all\" all reject # a user called all",
            "hostssl all all 10.0.0.0/8 scram-sha-256");

    assertThat(rules.begin(request("joe", "USER", "127.0.0.1"))).isInstanceOf(Trusted.class);
    assertThat(rules.begin(encrypted("ann", "USER", "10.1.2.3"))).isInstanceOf(Sasl.class);
    assertRefused(
        () -> rules.begin(request("all", "SAMPLES", "127.0.0.1")),
        "pg_hba.conf rejects connection for host \"127.0.0.1\", user \"all\", database"
            + " \"SAMPLES\", no encryption");
    assertRefused(
        () -> rules.begin(request("ann", "USER", "10.1.2.3")),
        "no pg_hba.conf entry for host \"10.1.2.3\", user \"ann\", database \"USER\","
            + " no encryption");
    assertRefused(
        () -> rules.begin(encrypted("ann", "USER", "11.1.2.3")),
        "no pg_hba.conf entry for host \"11.1.2.3\", user \"ann\", database \"USER\","
            + " SSL encryption");
  }

  @ParameterizedTest
  @CsvSource({
    "192.168.0.0/16, 192.168.255.1, true",
    "192.168.0.0/16, 192.169.0.1, false",
    "192.168.0.0 255.255.0.0, 192.168.1.1, true",
    "10.0.0.0/9, 10.127.255.255, true",
    "10.0.0.0/9, 10.128.0.0, false",
    "0.0.0.0/0, 8.8.8.8, true",
    "0.0.0.0/0, 2001:db8::1, false",
    "::/0, 2001:db8::1, true",
    "2001:db8::/33, 2001:db8:7fff::1, true",
    "2001:db8::/33, 2001:db8:8000::1, false",
    "all, 2001:db8::1, true",
    "samehost, ::1, true",
    "samehost, 127.0.0.2, true",
    "samehost, 10.0.0.1, false",
  })
  void an_address_is_in_a_range_or_not(String range, String address, boolean holds)
      throws IOException {
    Rules rules = rules("host all all " + range + " scram-sha-256");

    assertThat(lets(rules, request("joe", "USER", address))).isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource({
    "sameuser, joe, true",
    "sameuser, USER, false",
    "\"sameuser\", sameuser, true",
    "replication, replication, false",
    "USER, USER, true",
    "USER, user, false",
    "\"with blank\", with blank, true",
  })
  void a_database_is_meant_or_not(String databases, String database, boolean holds)
      throws IOException {
    Rules rules = rules("host " + databases + " all all scram-sha-256");

    assertThat(lets(rules, request("joe", database, "127.0.0.1"))).isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hosts all all all trust | invalid connection type \"hosts\"",
        "host all | end-of-line before role specification",
        "host all all | end-of-line before IP address specification",
        "host all all 127.0.0.1 | end-of-line before netmask specification",
        "host all all 127.0.0.1/33 reject | invalid CIDR mask in address \"127.0.0.1/33\"",
        "host all all example.com reject | invalid IP address \"example.com\": names of hosts are"
            + " not taken",
        "host all all all | end-of-line before authentication method",
        "host all all all kerberos | invalid authentication method \"kerberos\"",
        "host all all all md5 | md5 is never offered; scram-sha-256 takes its place",
        "host all all all trust | trust is for loopback addresses only",
        "host all all 127.0.0.0/7 trust | trust is for loopback addresses only",
        "host all all all password | password from other machines needs a hostssl rule",
        "host all all all cert | cert authentication is only supported on hostssl connections",
        "host all all all reject clientcert=verify-ca | clientcert can only be configured for"
            + " \"hostssl\" rows",
        "hostssl all all all cert clientname=X | invalid value for clientname: \"X\"",
        "hostssl all all all cert x | authentication option not in name=value format: x",
        "hostssl all all all cert x=1 | unrecognized authentication option name: \"x\"",
        "host all +group all reject | role \"+group\" is not supported",
        "host @file all all reject | database \"@file\" is not supported",
      })
  void a_rule_that_makes_no_sense_stops_the_start(String rule, String message) {
    assertThatThrownBy(() -> rules("# first line", rule))
        .isInstanceOf(IOException.class)
        .hasMessage("access rule in line 2: " + message);
  }

  @Test
  void no_rules_at_all_are_a_mistake() {
    assertThatThrownBy(() -> rules("# nothing")).isInstanceOf(IOException.class);
  }

  @Test
  void trust_from_anywhere_is_taken_from_who_says_so_twice() throws IOException {
    Rules rules =
        Rules.read(
            RuleFile.of(List.of("host all all all trust"), true),
            Optional.empty(),
            scram(),
            new BackendPasswords());

    assertThat(rules.begin(request("joe", "USER", "8.8.8.8"))).isInstanceOf(Trusted.class);
  }

  @Test
  void a_certificate_lets_in_whom_it_names() throws IOException {
    Rules rules =
        rules(
            "hostssl USER all all cert",
            "hostssl MAIL all all cert clientname=SAN",
            "hostssl DN all all cert clientname=DN map=people");

    assertThat(lets(rules, certified("joe", "USER"))).isTrue();
    assertThat(lets(rules, certified("joe@example.com", "MAIL"))).isTrue();
    assertThat(lets(rules, certified("somebody", "DN"))).isFalse();
    assertRefused(
        () -> rules.begin(certified("ann", "USER")),
        "certificate authentication failed for user \"ann\"");
    assertRefused(
        () -> rules.begin(encrypted("joe", "USER", "127.0.0.1")),
        "connection requires a valid client certificate");
  }

  @Test
  void a_map_says_who_else_the_owner_of_a_certificate_may_be() throws IOException {
    Path maps = directory.resolve("ident");
    Files.writeString(
        maps, "people  \"/^/O=Example/CN=(.*)$\"  \\1_admin\npeople /O=Example/CN=joe  root\n");
    Rules rules =
        Rules.read(
            RuleFile.of(List.of("hostssl all all all cert clientname=DN map=people"), false),
            Optional.of(maps),
            scram(),
            new BackendPasswords());

    assertThat(lets(rules, certified("joe_admin", "USER"))).isTrue();
    assertThat(lets(rules, certified("ann_admin", "USER"))).isFalse();
    assertThat(lets(rules, certified("joe", "USER"))).isFalse();
  }

  @Test
  void a_certificate_may_be_wanted_beside_a_password() throws IOException {
    Rules rules = rules("hostssl all all all scram-sha-256 clientcert=verify-full");

    assertThat(lets(rules, certified("joe", "USER"))).isTrue();
    assertThat(lets(rules, certified("ann", "USER"))).isFalse();
    assertThat(lets(rules, encrypted("joe", "USER", "127.0.0.1"))).isFalse();
  }

  @Test
  void a_file_that_is_broken_later_changes_nothing() throws IOException {
    Path file = directory.resolve("rules");
    Files.writeString(file, "host all all all reject\n");
    Rules rules =
        Rules.read(RuleFile.in(file, false), Optional.empty(), scram(), new BackendPasswords());
    Files.writeString(file, "host all all \\\nsamehost trust\nhost all all all md5\n");

    assertThatThrownBy(rules::reload)
        .hasMessage("access rule in line 3: md5 is never offered; scram-sha-256 takes its place");
    assertThat(lets(rules, request("joe", "USER", "127.0.0.1"))).isFalse();
    assertThat(rules.rows())
        .containsExactly(
            new RuleRow(
                1, "host", List.of("all"), List.of("all"), "samehost", null, "trust", null, null),
            RuleRow.broken(3, "md5 is never offered; scram-sha-256 takes its place"));

    Files.writeString(file, "host all all samehost trust\n");
    rules.reload();
    assertThat(lets(rules, request("joe", "USER", "127.0.0.1"))).isTrue();
  }

  private static Rules rules(String... lines) throws IOException {
    return Rules.read(
        RuleFile.of(List.of(lines), false), Optional.empty(), scram(), new BackendPasswords());
  }

  private static Authenticator scram() {
    return new ScramAuthenticator(user -> Optional.empty(), 4096);
  }

  private static boolean lets(Rules rules, LoginRequest request) {
    try {
      Exchange exchange = rules.begin(request);
      return exchange != null;
    } catch (PgException e) {
      return false;
    }
  }

  private static LoginRequest request(String user, String database, String address)
      throws IOException {
    return new LoginRequest(user, database, origin(address, Optional.empty()));
  }

  private static LoginRequest encrypted(String user, String database, String address)
      throws IOException {
    return new LoginRequest(user, database, origin(address, Optional.of(tls(Optional.empty()))));
  }

  private static LoginRequest certified(String user, String database) throws IOException {
    ClientCertificate certificate =
        new ClientCertificate(
            "/O=Example/CN=joe",
            "/CN=Client authority",
            BigInteger.ONE,
            "joe",
            List.of("joe@example.com"));
    return new LoginRequest(
        user, database, origin("127.0.0.1", Optional.of(tls(Optional.of(certificate)))));
  }

  private static Origin.Tls tls(Optional<ClientCertificate> certificate) {
    return new Origin.Tls("TLSv1.3", "TLS_AES_128_GCM_SHA256", 128, new byte[32], certificate);
  }

  private static Origin origin(String address, Optional<Origin.Tls> tls) throws IOException {
    return new Origin(
        new InetSocketAddress(InetAddress.getByName(address), 50_000),
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 5432),
        tls);
  }

  private static void assertRefused(ThrowingCallable login, String message) {
    assertThatThrownBy(login)
        .isInstanceOfSatisfying(
            PgException.class,
            e -> {
              assertThat(e.state()).isEqualTo(SqlState.INVALID_AUTHORIZATION_SPECIFICATION);
              assertThat(e.isFatal()).isTrue();
            })
        .hasMessage(message);
  }
}
