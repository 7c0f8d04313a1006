package io.irispgwire.objectscript;

import static org.assertj.core.api.Assertions.assertThat;

import io.irispgwire.config.ConfigurationException;
import io.irispgwire.config.Invocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** module.xml and src/cpf name what there is; elements and attributes are those of IPM's source. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ModuleTest {
  /** IPM 0.10, %IPM.Lifecycle.Base and its phases. */
  private static final Set<String> PHASES =
      Set.of(
          "Clean",
          "Initialize",
          "Reload",
          "Validate",
          "Compile",
          "Activate",
          "Test",
          "Configure",
          "Unconfigure");

  /** IPM 0.10, %IPM.Storage.Module. */
  private static final Set<String> ELEMENTS =
      Set.of(
          "Name",
          "Version",
          "ExternalName",
          "Description",
          "Keywords",
          "Author",
          "Packaging",
          "SourcesRoot",
          "SystemRequirements",
          "Default",
          "Resource",
          "FileCopy",
          "CPF",
          "WebApplication",
          "Test",
          "Invoke",
          "AfterInstallMessage");

  /** Properties of Security.Applications. */
  private static final Set<String> APPLICATION =
      Set.of(
          "Name",
          "Path",
          "DispatchClass",
          "AutheEnabled",
          "Resource",
          "ServeFiles",
          "Recurse",
          "CookiePath",
          "IsNameSpaceDefault");

  private final Map<String, ClassFile> classes = FakeInstance.sources();
  private Element module;

  @BeforeEach
  void read() throws Exception {
    Document document =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(Path.of("module.xml").toFile());
    module = (Element) document.getElementsByTagName("Module").item(0);
  }

  @Test
  void the_elements_are_those_that_ipm_knows() {
    for (Element child : children(module)) {
      assertThat(ELEMENTS).contains(child.getTagName());
    }
    for (Element application : elements("WebApplication")) {
      for (int i = 0; i < application.getAttributes().getLength(); i++) {
        assertThat(APPLICATION).contains(application.getAttributes().item(i).getNodeName());
      }
    }
  }

  @Test
  void what_is_invoked_exists_and_takes_those_arguments() {
    assertThat(elements("Invoke")).hasSize(2);
    for (Element invoke : elements("Invoke")) {
      assertThat(PHASES).contains(invoke.getAttribute("Phase"));
      assertThat(Set.of("Before", "After")).contains(invoke.getAttribute("When"));
      ClassFile.Method method =
          classes.get(invoke.getAttribute("Class")).methods().get(invoke.getAttribute("Method"));
      assertThat(method.ofClass()).isTrue();
      assertThat(method.type()).isEqualTo("%Status");
      assertThat(children(invoke)).hasSizeLessThanOrEqualTo(method.formals().size());
    }
  }

  @Test
  void an_invocation_starts_nothing() {
    ClassFile installer = classes.get("IrisPGWire.Installer");
    for (ClassFile.Method method : installer.methods().values()) {
      assertThat(Calls.in(method.body()))
          .noneMatch(
              expression ->
                  expression instanceof Expression.ClassCall call
                      && Set.of("Start", "Launch", "Ensure").contains(call.method()));
    }
  }

  @Test
  void files_to_copy_are_there_or_are_what_maven_builds() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    for (Element copy : elements("FileCopy")) {
      String name = copy.getAttribute("Name");
      boolean built = name.equals("target/iris-pgwire.jar");
      assertThat(
              built
                  ? pom.contains("<finalName>iris-pgwire</finalName>")
                  : Files.exists(Path.of(name)))
          .as(name)
          .isTrue();
      assertThat(copy.getAttribute("Target")).startsWith("${ipmDir}");
    }
    for (Element merge : elements("CPF")) {
      assertThat(Path.of("src/cpf", merge.getAttribute("Name"))).exists();
      assertThat(merge.getAttribute("CustomPhase")).isNotEmpty();
    }
    for (Element test : elements("Test")) {
      assertThat(Path.of(test.getAttribute("Name"))).isDirectory();
    }
  }

  @Test
  void web_applications_are_for_administrators_and_serve_what_there_is() {
    assertThat(elements("WebApplication")).hasSize(2);
    for (Element application : elements("WebApplication")) {
      assertThat(application.getAttribute("Resource")).isEqualTo("PGWire_Admin");
      assertThat(application.getAttribute("AutheEnabled")).isEqualTo("32"); // password only
      if (application.hasAttribute("DispatchClass")) {
        assertThat(classes).containsKey(application.getAttribute("DispatchClass"));
      }
    }
  }

  @Test
  void a_route_of_the_api_calls_a_method_of_its_class() {
    ClassFile api = classes.get("IrisPGWire.Api");
    List<String> calls =
        Arrays.stream(api.blocks().get("UrlMap").split("\"", -1))
            .filter(part -> api.methods().containsKey(part))
            .toList();
    assertThat(calls)
        .containsExactly(
            "Status",
            "Sessions",
            "Settings",
            "Log",
            "Start",
            "Stop",
            "Restart",
            "Change",
            "Cancel");
  }

  @Test
  void the_version_is_the_programs() throws IOException {
    String version = text("Version");
    assertThat(Files.readString(Path.of("pom.xml")))
        .contains("<version>" + version + "-SNAPSHOT</version>");
  }

  @Test
  void the_merge_file_makes_what_the_installer_makes() throws IOException {
    ClassFile installer = classes.get("IrisPGWire.Installer");
    List<String> expected = new ArrayList<>();
    expected.add("CreateResource:Name=" + installer.parameters().get("RESOURCE"));
    expected.add("CreateRole:Name=" + installer.parameters().get("ROLE"));
    for (String event : installer.parameters().get("EVENTS").split(",", -1)) {
      String[] parts = event.split(":", -1);
      expected.add("CreateEvent:Source=PGWire,Type=" + parts[0] + ",Name=" + parts[1]);
    }
    try (Stream<String> lines = Files.lines(Path.of("src/cpf/iris-pgwire.cpf"))) {
      List<String> actions = lines.filter(line -> line.startsWith("Create")).toList();
      assertThat(actions).hasSameSizeAs(expected);
      for (String action : expected) {
        assertThat(actions).anyMatch(line -> line.startsWith(action + ","));
      }
    }
  }

  @Test
  void the_settings_are_those_of_the_program() {
    for (String name : names("NAMES")) {
      assertThat(isOption(name)).as(name).isTrue();
    }
    for (String name : names("OWNNAMES")) {
      assertThat(isOption(name)).as(name).isFalse();
    }
  }

  @Test
  void every_setting_of_the_program_can_be_set_or_is_given_by_the_instance() {
    Set<String> given =
        Set.of("config", "backend", "data", "iris-host", "iris-port", "driver", "log-destination");
    for (String line : help().split("\n", -1)) {
      String option = line.strip().split("[= ]", -1)[0];
      if (option.startsWith("--") && !Set.of("--help", "--version").contains(option)) {
        String name = option.substring(2);
        assertThat(names("NAMES").contains(name) || given.contains(name))
            .as("%s is in NAMES of src/cls/IrisPGWire/Config.cls", name)
            .isTrue();
      }
    }
  }

  private List<String> names(String parameter) {
    String names = classes.get("IrisPGWire.Config").parameters().get(parameter);
    return Arrays.stream(names.split(",", -1)).filter(name -> !name.isEmpty()).toList();
  }

  private static boolean isOption(String name) {
    try {
      Invocation unused = Invocation.parse(List.of("--" + name, "-"), Map.of(), "test");
      return true;
    } catch (ConfigurationException e) {
      return !String.valueOf(e.getMessage()).contains("Unknown option");
    }
  }

  private static String help() {
    return ((Invocation.Show) Invocation.parse(List.of("--help"), Map.of(), "test")).text();
  }

  private String text(String element) {
    return elements(element).get(0).getTextContent();
  }

  private List<Element> elements(String name) {
    return children(module).stream().filter(child -> child.getTagName().equals(name)).toList();
  }

  private static List<Element> children(Element parent) {
    List<Element> elements = new ArrayList<>();
    NodeList nodes = parent.getChildNodes();
    for (int i = 0; i < nodes.getLength(); i++) {
      if (nodes.item(i) instanceof Element element) {
        elements.add(element);
      }
    }
    return elements;
  }
}
