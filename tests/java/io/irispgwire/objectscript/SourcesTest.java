package io.irispgwire.objectscript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.irispgwire.objectscript.Checker.Arity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** src/cls against what is known of ObjectScript and of the system's own classes. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SourcesTest {
  @Test
  void the_classes_have_no_fault_that_can_be_found_without_iris() throws IOException {
    assertThat(FakeInstance.sources()).hasSizeGreaterThan(10);
    assertThat(Checker.faults(FakeInstance.sources(), system())).isEmpty();
  }

  @Test
  void a_class_is_in_the_file_of_its_name() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/cls"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = Path.of("src/cls").relativize(file).toString().replace('/', '.');
        assertThat(ClassFile.of(file.toString(), Files.readString(file)).name() + ".cls")
            .isEqualTo(name);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Service | do ..StartUnderLock() | do ..StartUnderLok() | no method IrisPGWire.Service.StartUnderLok",
        "Service | .Invoke(\"stop\") | .Invoke() | wrong number of arguments of IrisPGWire.Server.Invoke",
        "Service | (IrisPGWire.Server).Launch() | (IrisPGWire.Servers).Launch() | not a known method of the system: IrisPGWire.Servers.Launch",
        "Service | quit ..Told(\"Start\", status) | do ..Told(\"Start\", status) | IrisPGWire.Service.Start: does not always return a value",
        "Service | $system.Security.Check | $system.Security.Chek | not a known method of the system: $system.Security.Chek",
        "Service | $extract(outcome, 1, 80) | $extract(outcom, 1, 80) | nothing sets outcom",
        "Server | ..#LAUNCHES | ..#LAUNCHED | no parameter LAUNCHED",
        "Server | do gateway.disconnect() | do gateway.close() | not a known method of the system: .close",
        "Installer | quit task.%Save() | quit ..TaskId(name, owner) | calls a class of ours from another namespace",
        "Desired | set ^IRIS.Temp.IrisPGWire(\"desired\") = state | quit 1 | returns a value, but declares no type",
      })
  void a_fault_is_found(String name, String code, String fault, String expected)
      throws IOException {
    Map<String, ClassFile> classes = new HashMap<>(FakeInstance.sources());
    String source = Files.readString(Path.of("src/cls/IrisPGWire", name + ".cls"));
    assertThat(source).contains(code);
    ClassFile mutant = ClassFile.of(name, source.replace(code, fault));
    classes.put(mutant.name(), mutant);
    assertThat(Checker.faults(classes, system())).anyMatch(found -> found.contains(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "quit ..Told(\"Start\", status) | quit ..Told(\"Start\", status | expected ,",
        "\"done\" | \"done | expected a closing brace",
        "lock +^IrisPGWire(\"lifecycle\"):120 | lock +^IrisPGWire(\"lifecycle\") | a lock without a time limit",
        "do ..StartUnderLock() | quit ..StartUnderLock() | quit with a value inside of a loop or try",
        "catch failure { | cath failure { | expected catch",
        "set status = ..Enter() | sett status = ..Enter() | unknown command sett",
      })
  void what_is_no_objectscript_is_refused(String code, String fault, String expected)
      throws IOException {
    String source = Files.readString(Path.of("src/cls/IrisPGWire/Service.cls"));
    assertThat(source).contains(code);
    assertThatThrownBy(() -> ClassFile.of("Service", source.replace(code, fault)))
        .hasMessageContaining(expected);
  }

  private static Map<String, Arity> system() throws IOException {
    Map<String, Arity> system = new HashMap<>();
    List<String> lines = Files.readAllLines(Path.of("tests/golden/objectscript/system-calls.tsv"));
    for (String line : lines) {
      if (!line.startsWith("#")) {
        String[] fields = line.split("\t", -1);
        system.put(fields[0], new Arity(Integer.parseInt(fields[1]), Integer.parseInt(fields[2])));
      }
    }
    return system;
  }
}
