package io.irispgwire.config;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.irispgwire.config.Invocation.Serve;
import io.irispgwire.config.Invocation.Show;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class InvocationTest {
  @TempDir Path directory;

  @Test
  void nothing_set_gives_an_embedded_back_end_on_loopback_with_passwords() {
    Configuration configuration = configuration(List.of(), Map.of());

    assertThat(configuration.server())
        .isEqualTo(
            new ServerConfig(
                "127.0.0.1",
                5432,
                1000,
                64 << 20,
                Duration.ofMinutes(1),
                Duration.ofSeconds(10),
                2000,
                ClusterConfig.ALONE));
    assertThat(configuration.backend())
        .isEqualTo(new BackendConfig.Embedded("USER", Optional.empty()));
    assertThat(configuration.login())
        .isEqualTo(new LoginConfig.Scram("_SYSTEM", Optional.empty(), 4096));
  }

  @Test
  void the_command_line_goes_before_the_environment_and_the_environment_before_the_file()
      throws IOException {
    Path file = file("port=1\nmax-connections=1\nlogin-timeout=1min\n");
    Map<String, String> environment =
        Map.of("PGWIRE_PORT", "2", "PGWIRE_MAX_CONNECTIONS", "2", "PGWIRE_CONFIG", file.toString());

    ServerConfig server = configuration(List.of("--port", "3"), environment).server();

    assertThat(server.port()).isEqualTo(3);
    assertThat(server.maxConnections()).isEqualTo(2);
    assertThat(server.loginTimeout()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void peers_are_numbers_with_addresses() {
    ClusterConfig cluster =
        configuration(List.of("--node", "1", "--peers", "2=db2:5432, 3=[::1]:6432"), Map.of())
            .server()
            .cluster();

    assertThat(cluster.node()).isEqualTo(1);
    assertThat(cluster.peers())
        .containsOnly(
            Map.entry(2, new ClusterConfig.Peer("db2", 5432)),
            Map.entry(3, new ClusterConfig.Peer("::1", 6432)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | 2",
        "1 | 2=db",
        "1 | 2=:5432",
        "1 | 0=db:5432",
        "1 | 128=db:5432",
        "1 | 2=db:0",
        "1 | 2=a:1,2=b:1",
        "1 | 1=db:5432",
        "0 | 2=db:5432",
        "1 | db:5432=2"
      })
  void peers_that_make_no_sense_are_refused(String node, String peers) {
    List<String> arguments = List.of("--node", node, "--peers", peers);

    assertThatThrownBy(() -> configuration(arguments, Map.of()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("--peers");
  }

  @Test
  void the_iris_back_end_takes_the_names_of_the_predecessor() {
    Map<String, String> environment =
        Map.of(
            "PGWIRE_BACKEND", "iris",
            "IRIS_HOST", "db",
            "IRIS_PORT", "51773",
            "IRIS_NAMESPACE", "APP",
            "IRIS_USERNAME", "joe",
            "IRIS_PASSWORD", "secret");

    assertThat(configuration(List.of(), environment).backend())
        .isEqualTo(
            new BackendConfig.Iris(
                "db",
                51_773,
                "APP",
                "joe",
                new Secret("secret"),
                Optional.empty(),
                new BackendConfig.Pool(
                    4, 4, Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofHours(1))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--port 65536 | --port must be a whole number from 0 to 65535, not \"65536\"",
        "--port x | --port must be a whole number from 0 to 65535, not \"x\"",
        "--backend mysql | --backend must be embedded or iris, not \"mysql\"",
        "--login-timeout 0 | --login-timeout must be a time from 1ms to 1h, such as 10s or 1min,"
            + " not \"0\"",
        "--server-version x | --server-version must be a version that begins with a number such"
            + " as 15.0, not \"x\"",
        "--debug maybe | --debug must be true or false, not \"maybe\"",
        "--nonsense | Unknown option: '--nonsense' (--help lists all options)",
        "--backend iris | --iris-password or IRIS_PASSWORD must be set",
        "--auth trust --host 0.0.0.0 | --auth: trust lets everybody in, so it needs a loopback"
            + " address as host, and 0.0.0.0 is none",
      },
      quoteCharacter = '`')
  void a_call_that_makes_no_sense_is_answered_by_one_line(String call, String message) {
    assertThatThrownBy(() -> configuration(List.of(call.split(" ")), Map.of()))
        .isInstanceOfSatisfying(
            ConfigurationException.class, e -> assertThat(e.exitStatus()).isEqualTo(2))
        .hasMessage(message);
  }

  @Test
  void what_is_not_known_in_the_environment_or_in_the_file_is_named() throws IOException {
    Path file = file("prot=5432\n");

    assertThatThrownBy(() -> configuration(List.of(), Map.of("PGWIRE_PROT", "1")))
        .hasMessage("unknown setting in the environment: PGWIRE_PROT");
    assertThatThrownBy(
            () -> configuration(List.of("--config", file.toString()), Map.of("HOME", "/")))
        .hasMessage("unknown setting in " + file + ": prot");
  }

  @Test
  void a_bad_value_is_named_where_it_stands() throws IOException {
    Path file = file("port=x\n");

    assertThatThrownBy(() -> configuration(List.of(), Map.of("PGWIRE_PORT", "x")))
        .hasMessage("PGWIRE_PORT must be a whole number from 0 to 65535, not \"x\"");
    assertThatThrownBy(() -> configuration(List.of("--config", file.toString()), Map.of()))
        .hasMessage(file + ": port must be a whole number from 0 to 65535, not \"x\"");
  }

  @Test
  void a_bad_value_that_this_back_end_would_not_read_is_named_too() {
    assertThatThrownBy(() -> configuration(List.of(), Map.of("IRIS_PORT", "x")))
        .hasMessage("IRIS_PORT must be a whole number from 1 to 65535, not \"x\"");
  }

  @Test
  void a_setting_that_stands_twice_in_the_file_is_named() throws IOException {
    Path file = file("port=5432\nhost=localhost\nport = 5433\n");

    assertThatThrownBy(() -> configuration(List.of("--config", file.toString()), Map.of()))
        .hasMessage("setting given twice in " + file + ": port");
  }

  @Test
  void a_file_that_cannot_be_read_is_a_failure_and_no_wrong_call() throws IOException {
    Path absent = directory.resolve("absent");
    Path binary = directory.resolve("binary");
    Files.write(binary, "port=\u00ff\n".getBytes(ISO_8859_1));

    assertThatThrownBy(() -> configuration(List.of("--config", absent.toString()), Map.of()))
        .isInstanceOfSatisfying(
            ConfigurationException.class, e -> assertThat(e.exitStatus()).isEqualTo(1))
        .hasMessage("cannot read " + absent + ": there is no such file");
    assertThatThrownBy(() -> configuration(List.of("--config", binary.toString()), Map.of()))
        .hasMessage("cannot read " + binary + ": not a properties file");
  }

  @Test
  void trust_is_for_loopback() {
    assertThat(configuration(List.of("--auth", "trust", "--host", "::1"), Map.of()).login())
        .isEqualTo(new LoginConfig.Trust("_SYSTEM"));
  }

  @Test
  void other_machines_are_let_in_only_with_encryption_or_on_express_wish() {
    assertThatThrownBy(() -> configuration(List.of("--host", "0.0.0.0"), Map.of()))
        .hasMessage(
            "--host: 0.0.0.0 can be reached from other machines and nothing would be encrypted:"
                + " set --tls, or say --accept-insecure-network=true");
    List<String> encrypted =
        List.of("--host", "0.0.0.0", "--tls", "required", "--tls-self-signed", "tls");
    assertThat(configuration(encrypted, Map.of()).access().openNetwork()).isFalse();
    List<String> wished = List.of("--host", "0.0.0.0", "--accept-insecure-network", "true");
    assertThat(configuration(wished, Map.of()).access().openNetwork()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--tls optional | --tls needs either --tls-certificate or --tls-self-signed",
        "--tls required --tls-certificate a --tls-self-signed b | --tls needs either"
            + " --tls-certificate or --tls-self-signed",
        "--tls-certificate a | --tls-certificate is of no use while --tls is off; set it to"
            + " optional or required",
        "--hba-file a --auth trust | --auth and --hba-file exclude each other",
      })
  void settings_that_contradict_each_other_are_refused(String options, String message) {
    assertThatThrownBy(() -> configuration(List.of(options.split(" ", -1)), Map.of()))
        .hasMessage(message);
  }

  @Test
  void passwords_are_never_shown() {
    Map<String, String> environment = Map.of("PGWIRE_PASSWORD", "s3cret");

    assertThat(configuration(List.of(), environment).toString()).doesNotContain("s3cret");
    assertThatThrownBy(() -> configuration(List.of(), Map.of("PGWIRE_PASSWORD", "")))
        .hasMessage("PGWIRE_PASSWORD must be a text that is not empty");
  }

  @Test
  void the_help_text_has_every_option_with_its_default_and_its_environment_name() {
    String help = ((Show) Invocation.parse(List.of("--help"), Map.of(), "1")).text();

    for (Setting<?> setting : KnownSettings.ALL) {
      assertThat(help)
          .contains(setting.option())
          .contains("Default: " + setting.absence() + ". Environment: " + setting.environment());
    }
  }

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("settings.properties"), text);
  }

  private static Configuration configuration(
      List<String> arguments, Map<String, String> environment) {
    return ((Serve) Invocation.parse(arguments, environment, "1")).configuration();
  }
}
