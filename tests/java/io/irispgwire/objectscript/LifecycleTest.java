package io.irispgwire.objectscript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The classes of src/cls, run by an interpreter of their subset against a played instance. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LifecycleTest {
  private static final String GOOD = "1";

  @TempDir Path directory;

  private final PlayedJvm jvm = new PlayedJvm();
  private FakeInstance instance;

  @BeforeEach
  void install() throws IOException {
    instance = new FakeInstance(directory, jvm);
    Files.createFile(directory.resolve("iris-pgwire.jar"));
    assertThat(instance.run("Installer", "Setup", jar(), "5432")).isEqualTo(GOOD);
  }

  private String jar() {
    return directory.resolve("iris-pgwire.jar").toString();
  }

  @Test
  void a_server_starts_and_stops() {
    assertThat(instance.run("Service", "Start")).isEqualTo(GOOD);
    assertThat(jvm.isServing()).isTrue();
    assertThat(instance.world.takeJobs()).hasSize(1);
    assertThat(instance.run("Service", "ShowStatus")).isEqualTo("");
    assertThat(instance.run("Service", "Stop")).isEqualTo(GOOD);
    assertThat(jvm.isUp()).isFalse();
    assertThat(instance.run("Service", "ShowStatus")).isEqualTo("");
    assertThat(instance.world.output())
        .isEqualTo(
            """
            IRIS PGWire is running on 127.0.0.1 port 5432, since 2026-01-01T00:00:00Z, process 7
            IRIS PGWire is stopped
            """);
    assertThat(instance.audit).containsExactly("Start: done", "Stop: done");
  }

  @Test
  void settings_are_reloaded_by_a_server_that_runs() {
    assertThat(instance.run("Service", "Reload")).isEqualTo("0 IRIS PGWire is stopped");
    assertThat(instance.run("Service", "Start")).isEqualTo(GOOD);
    assertThat(instance.run("Service", "Reload")).isEqualTo(GOOD);
    assertThat(jvm.calls).endsWith("reload");
    jvm.refusal = "not everything is reloaded: the log says what";
    assertThat(instance.run("Service", "Reload"))
        .isEqualTo("0 not everything is reloaded: the log says what");
  }

  @Test
  void starting_and_stopping_twice_is_harmless() {
    assertThat(instance.run("Service", "Start")).isEqualTo(GOOD);
    assertThat(instance.run("Service", "Start")).isEqualTo(GOOD);
    assertThat(instance.run("Service", "Stop")).isEqualTo(GOOD);
    assertThat(instance.run("Service", "Stop")).isEqualTo(GOOD);
    assertThat(jvm.isUp()).isFalse();
  }

  @Test
  void a_restart_waits_for_the_port_of_the_old_process() {
    assertThat(instance.run("Service", "Start")).isEqualTo(GOOD);
    jvm.startsThatFail = 3;
    assertThat(instance.run("Service", "Restart")).isEqualTo(GOOD);
    assertThat(jvm.isServing()).isTrue();
  }

  @Test
  void a_server_that_cannot_start_says_why() {
    jvm.refusal = "cannot listen on 127.0.0.1 port 5432: Address already in use";
    assertThat(instance.run("Service", "Start"))
        .isEqualTo("0 cannot listen on 127.0.0.1 port 5432: Address already in use");
    jvm.refusal = "";
    jvm.stop();
    jvm.startsThatFail = 100;
    assertThat(String.valueOf(instance.run("Service", "Start")))
        .startsWith("0 the JVM does not start: invalid ping response");
  }

  @Test
  void an_instance_that_cannot_serve_is_told_so_before_anything_starts() {
    refused(
        "java",
        "11",
        "0 Java 11 is too old; iris-pgwire needs Java 17 or newer, see the setting java-home");
    refused(
        "java",
        "",
        "0 no Java found; install Java 17 or newer and name it: do ##class(IrisPGWire.Config).Set(\"java-home\", \"/path\")");
    refused(
        "unicode", "0", "0 this instance is an 8-bit one; iris-pgwire needs a Unicode instance");
    refused(
        "tls",
        "2",
        "0 the superserver requires TLS, also of local connections; iris-pgwire cannot connect");
    refused("bindings", "0", "0 the service %Service_Bindings is disabled; JDBC needs it");
    refused("privileged", "0", "0 USE on the resource PGWire_Admin is needed");
    assertThat(instance.run("Service", "Start")).isEqualTo(GOOD);
  }

  private void refused(String fact, String value, String status) {
    String before = String.valueOf(instance.facts.put(fact, value));
    assertThat(instance.run("Service", "Start")).isEqualTo(status);
    assertThat(jvm.isUp()).isFalse();
    instance.facts.put(fact, before);
  }

  @Test
  void two_processes_that_start_at_once_start_one_server() throws Exception {
    ExecutorService processes = Executors.newFixedThreadPool(2);
    Future<Object> first = processes.submit(() -> instance.run("Service", "Start"));
    Future<Object> second = processes.submit(() -> instance.run("Service", "Start"));
    assertThat(first.get()).isEqualTo(GOOD);
    assertThat(second.get()).isEqualTo(GOOD);
    processes.shutdown();
    assertThat(jvm.isServing()).isTrue();
  }

  @Test
  void
      a_process_that_dies_at_any_step_of_a_start_or_stop_leaves_nothing_that_the_next_cannot_mend() {
    int steps = stepsOf("Start");
    assertThat(steps).isGreaterThan(20);
    for (int step = 0; step < steps; step++) {
      killed("Start", step);
      assertThat(instance.run("Service", "Start")).as("start after step %d", step).isEqualTo(GOOD);
      assertThat(jvm.isServing()).isTrue();
      assertThat(instance.run("Service", "Stop")).as("stop after step %d", step).isEqualTo(GOOD);
      assertThat(jvm.isUp()).isFalse();
    }
    assertThat(instance.run("Service", "Start")).isEqualTo(GOOD);
    steps = stepsOf("Stop");
    for (int step = 0; step < steps; step++) {
      assertThat(instance.run("Service", "Start")).isEqualTo(GOOD);
      killed("Stop", step);
      assertThat(instance.run("Service", "Stop")).as("stop after step %d", step).isEqualTo(GOOD);
      assertThat(jvm.isUp()).isFalse();
    }
  }

  private int stepsOf(String method) {
    Job process = new Job(instance.world);
    assertThat(process.run("IrisPGWire.Service", method)).isEqualTo(GOOD);
    return process.taken();
  }

  private void killed(String method, int step) {
    Job process = new Job(instance.world, step);
    try {
      assertThat(process.run("IrisPGWire.Service", method)).isEqualTo("never");
    } catch (Job.Killed e) {
      assertThat(instance.world.isLocked("^IrisPGWire/lifecycle")).isFalse();
    }
  }

  @Test
  void the_watchdog_starts_a_server_that_died_but_not_for_ever() {
    assertThat(instance.run("Service", "Start")).isEqualTo(GOOD);
    for (int i = 0; i < 3; i++) {
      jvm.die();
      assertThat(instance.run("Service", "Watch")).isEqualTo(GOOD);
      assertThat(jvm.isServing()).isTrue();
    }
    jvm.die();
    assertThat(instance.run("Service", "Watch"))
        .isEqualTo("0 the server has died too often and is not started again");
    assertThat(instance.run("Service", "Watch")).isEqualTo(GOOD);
    assertThat(jvm.isUp()).isFalse();
    assertThat(instance.log)
        .contains(
            "1 PGWire: the server has died and is started again",
            "2 PGWire: the server has died too often and is not started again");
  }

  @Test
  void the_watchdog_leaves_a_stopped_server_alone() {
    assertThat(instance.run("Service", "Start")).isEqualTo(GOOD);
    assertThat(instance.run("Service", "Stop")).isEqualTo(GOOD);
    assertThat(instance.run("Service", "Watch")).isEqualTo(GOOD);
    assertThat(jvm.isUp()).isFalse();
  }

  @Test
  void a_start_of_the_instance_starts_the_server_only_when_told_to() {
    assertThat(instance.run("Service", "Start")).isEqualTo(GOOD);
    instance.restart();
    assertThat(instance.run("Service", "Watch")).isEqualTo(GOOD);
    assertThat(jvm.isUp()).isFalse();
    assertThat(instance.run("Config", "Set", "auto-start", "1")).isEqualTo(GOOD);
    instance.restart();
    assertThat(instance.run("Service", "Watch")).isEqualTo(GOOD);
    assertThat(jvm.isServing()).isTrue();
  }

  @Test
  void a_jvm_that_was_started_elsewhere_is_adopted() {
    jvm.start();
    assertThat(instance.run("Service", "Watch")).isEqualTo(GOOD);
    assertThat(jvm.isServing()).isTrue();
  }

  @Test
  void a_mirror_member_that_is_not_the_primary_serves_nobody() {
    assertThat(instance.run("Service", "Start")).isEqualTo(GOOD);
    instance.facts.put("member", "1");
    instance.facts.put("primary", "0");
    assertThat(instance.run("Service", "Watch")).isEqualTo(GOOD);
    assertThat(jvm.isUp()).isFalse();
    instance.facts.put("primary", "1");
    assertThat(instance.run("Service", "Watch")).isEqualTo(GOOD);
    assertThat(jvm.isServing()).isTrue();
  }

  @Test
  void the_supervisor_lends_itself_and_ends_with_the_server() {
    assertThat(instance.run("Service", "Start")).isEqualTo(GOOD);
    assertThat(instance.run("Supervisor", "Lend")).isEqualTo("1");
    assertThat(jvm.calls).contains("control");
    jvm.die();
    assertThat(instance.run("Supervisor", "Lend")).isEqualTo("1");
    assertThat(jvm.isServing()).isTrue();
    assertThat(instance.run("Service", "Stop")).isEqualTo(GOOD);
    assertThat(instance.run("Supervisor", "Lend")).isEqualTo("0");
    assertThat(instance.run("Supervisor", "Run")).isEqualTo("");
  }

  @Test
  void a_self_test_writes_its_table_and_fails_where_an_assumption_does() {
    assertThat(instance.run("Service", "SelfTest")).isEqualTo("0 2 assumptions do not hold");
    assertThat(instance.world.output()).isEqualTo("assumption | …");
  }

  @Test
  void settings_are_kept_and_checked() {
    assertThat(instance.run("Config", "Get", "port")).isEqualTo("5432");
    assertThat(instance.run("Config", "Set", "port", "15432")).isEqualTo(GOOD);
    assertThat(instance.run("Config", "Get", "port")).isEqualTo("15432");
    assertThat(instance.run("Config", "Set", "prot", "1")).isEqualTo("0 there is no setting prot");
    assertThat(instance.run("Config", "Set", "auto-start", "yes"))
        .isEqualTo("0 auto-start must be 0 or 1");
    assertThat(instance.run("Config", "Set", "language-server-port", "53773"))
        .isEqualTo("0 language-server-port must be a number from 1024 to 32767");
    assertThat(instance.run("Config", "Set", "port", "")).isEqualTo(GOOD);
    assertThat(instance.run("Config", "Get", "port", "none")).isEqualTo("none");
  }

  @Test
  void a_setting_that_the_running_server_refuses_is_not_kept() {
    assertThat(instance.run("Service", "Start")).isEqualTo(GOOD);
    jvm.refusal = "setting port must be a whole number from 0 to 65535";
    assertThat(instance.run("Config", "Set", "port", "70000")).isEqualTo("0 " + jvm.refusal);
    assertThat(instance.run("Config", "Get", "port")).isEqualTo("5432");
  }

  @Test
  void a_setup_can_be_repeated_and_an_upgrade_points_to_the_new_jar() throws IOException {
    assertThat(instance.run("Service", "Start")).isEqualTo(GOOD);
    Path newer = Files.createFile(directory.resolve("newer.jar"));
    assertThat(instance.run("Installer", "Setup", newer.toString(), "6000")).isEqualTo(GOOD);
    assertThat(instance.servers.get("PGWire").property("ClassPath")).isEqualTo(newer.toString());
    assertThat(instance.servers.get("PGWire").property("Port")).isEqualTo("31295");
    assertThat(instance.run("Config", "Get", "port")).isEqualTo("5432");
    assertThat(instance.tasks).hasSize(4);
    assertThat(instance.run("Installer", "Setup", "/nowhere/x.jar"))
        .isEqualTo("0 there is no jar /nowhere/x.jar");
  }

  @Test
  void a_removal_leaves_nothing_but_settings() {
    assertThat(instance.secured).isNotEmpty();
    assertThat(instance.run("Service", "Start")).isEqualTo(GOOD);
    assertThat(instance.run("Installer", "Remove")).isEqualTo(GOOD);
    assertThat(jvm.isUp()).isFalse();
    assertThat(instance.servers).isEmpty();
    assertThat(instance.tasks).isEmpty();
    assertThat(instance.secured).isEmpty();
    assertThat(instance.run("Installer", "Remove")).isEqualTo(GOOD);
    assertThat(instance.run("Config", "Get", "port")).isEqualTo("5432");
  }

  @Test
  void the_python_predecessor_has_to_go_first() throws IOException {
    Files.createDirectories(directory.resolve("lib/iris-pgwire"));
    assertThat(String.valueOf(instance.run("Installer", "Setup", jar())))
        .startsWith("0 iris-pgwire 1.x, the Python one, is installed in ");
  }

  @Test
  void a_second_namespace_is_refused_and_removes_nothing() throws IOException {
    Path kept = directory.resolve("iris-pgwire.json");
    Files.writeString(kept, Files.readString(kept).replace("\"USER\"", "\"OTHER\""));
    assertThat(instance.run("Installer", "Setup", jar()))
        .isEqualTo(
            "0 the server of this instance belongs to namespace OTHER; remove it there first");
    assertThat(instance.run("Service", "Start"))
        .isEqualTo("0 the server of this instance belongs to namespace OTHER");
    assertThat(instance.run("Installer", "Remove")).isEqualTo(GOOD);
    assertThat(instance.servers).hasSize(1);
  }
}
