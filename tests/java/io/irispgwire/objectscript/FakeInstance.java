package io.irispgwire.objectscript;

import io.irispgwire.objectscript.Job.Thrown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An IRIS instance without IRIS: the classes of src/cls run in it, and what they ask of the system
 * is played. It shows that the classes do what they mean to if the system does what its
 * documentation says; it does not show that the system does.
 */
final class FakeInstance {
  /** What the External Language Server runs. */
  interface Jvm {
    void start();

    void stop();

    boolean isUp();

    String invoke(String method, List<Object> arguments);
  }

  final World world;
  final List<String> log = new ArrayList<>();
  final List<String> audit = new ArrayList<>();
  final Map<String, DynamicObject> servers = new HashMap<>();
  final Map<String, String> secured = new HashMap<>();
  final Map<String, Map<String, Object>> tasks = new HashMap<>();
  final Map<String, String> facts = new HashMap<>();
  private final Path directory;
  private final Jvm jvm;

  FakeInstance(Path directory, Jvm jvm) {
    this.directory = directory;
    this.jvm = jvm;
    this.world = new World(sources());
    facts.put("java", "17");
    facts.put("unicode", "1");
    facts.put("port", "1972");
    facts.put("tls", "0");
    facts.put("bindings", "1");
    facts.put("privileged", "1");
    facts.put("member", "0");
    facts.put("primary", "1");
    status();
    external();
    files();
    system();
    security();
    tasks();
  }

  static Map<String, ClassFile> sources() {
    Map<String, ClassFile> classes = new HashMap<>();
    try (Stream<Path> files = Files.walk(Path.of("src/cls"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".cls")).toList()) {
        ClassFile read = ClassFile.of(file.toString(), Files.readString(file));
        classes.put(read.name(), read);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return classes;
  }

  /** Calls a class method in a process of its own. */
  Object run(String className, String method, Object... arguments) {
    return new Job(world).run("IrisPGWire." + className, method, arguments);
  }

  /** The instance stops, and starts again. */
  void restart() {
    jvm.stop();
    world.restart();
  }

  private void status() {
    world.fake("$system.Status.OK", (process, arguments) -> "1");
    world.fake(
        "$system.Status.Error",
        (process, arguments) -> Job.errorStatus(String.valueOf(arguments.get(1))));
    world.fake(
        "$system.Status.IsError",
        (process, arguments) -> Values.truth(!arguments.get(0).equals("1")));
    world.fake(
        "$system.Status.IsOK", (process, arguments) -> Values.truth(arguments.get(0).equals("1")));
    world.fake(
        "$system.Status.GetErrorText",
        (process, arguments) -> String.valueOf(arguments.get(0)).substring(2));
    world.fake(
        "%Exception.StatusException.CreateFromStatus",
        (process, arguments) -> new Frame.Caught(String.valueOf(arguments.get(0))));
  }

  private void external() {
    world.fake(
        "$system.external.serverExists",
        (process, arguments) -> Values.truth(servers.containsKey(arguments.get(0))));
    world.fake("$system.external.createServer", (process, arguments) -> define(arguments));
    world.fake(
        "$system.external.modifyServer",
        (process, arguments) -> {
          requireDown("modify");
          return define(arguments);
        });
    world.fake(
        "$system.external.deleteServer",
        (process, arguments) -> {
          requireDown("delete");
          return servers.remove(arguments.get(0)) == null ? "0" : "1";
        });
    world.fake(
        "$system.external.isServerRunning", (process, arguments) -> Values.truth(jvm.isUp()));
    world.fake(
        "$system.external.startServer",
        (process, arguments) -> {
          jvm.start();
          return Values.truth(jvm.isUp());
        });
    world.fake(
        "$system.external.stopServer",
        (process, arguments) -> {
          jvm.stop();
          return "1";
        });
    world.fake("$system.external.getActivity", (process, arguments) -> new DynamicObject());
    world.fake("$system.external.getGateway", (process, arguments) -> new Connection());
  }

  private Object define(List<Object> arguments) {
    DynamicObject server = (DynamicObject) arguments.get(0);
    servers.put(String.valueOf(server.property("Name")), server);
    return server;
  }

  private void requireDown(String verb) {
    if (jvm.isUp()) {
      throw new Thrown(Job.errorStatus("cannot " + verb + " a server that runs"));
    }
  }

  /** {@code %External.Gateway}; asking for one starts the JVM. */
  private final class Connection implements ScriptObject {
    Connection() {
      if (!jvm.isUp()) {
        jvm.start();
      }
    }

    @Override
    public Object property(String name) {
      throw new ScriptError("gateway", "no property " + name);
    }

    @Override
    public Object call(String method, List<Object> arguments) {
      if (method.equals("disconnect")) {
        return "";
      }
      if (!method.equals("invoke") || !jvm.isUp()) {
        throw new Thrown(Job.errorStatus("connection lost"));
      }
      return jvm.invoke(
          String.valueOf(arguments.get(1)), List.copyOf(arguments.subList(2, arguments.size())));
    }
  }

  private void files() {
    world.fake("$system.Util.ManagerDirectory", (process, arguments) -> directory + "/");
    world.fake("$system.Util.InstallDirectory", (process, arguments) -> directory + "/");
    world.fake(
        "%File.Exists",
        (process, arguments) ->
            Values.truth(Files.isRegularFile(Path.of(String.valueOf(arguments.get(0))))));
    world.fake(
        "%File.DirectoryExists",
        (process, arguments) ->
            Values.truth(Files.isDirectory(Path.of(String.valueOf(arguments.get(0))))));
    world.fake(
        "%File.Delete",
        (process, arguments) -> {
          try {
            Files.delete(Path.of(String.valueOf(arguments.get(0))));
            return "1";
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    world.fake("%Stream.FileCharacter.%New", (process, arguments) -> new FileStream());
    world.fake(
        "%DynamicAbstractObject.%FromJSON",
        (process, arguments) -> DynamicObject.of(String.valueOf(arguments.get(0))));
    world.fake(
        "%DynamicAbstractObject.%FromJSONFile",
        (process, arguments) -> {
          try {
            return DynamicObject.of(Files.readString(Path.of(String.valueOf(arguments.get(0)))));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** {@code %Stream.FileCharacter}: what is written replaces the file when it is saved. */
  private static final class FileStream implements ScriptObject {
    private final StringBuilder content = new StringBuilder();
    private String file = "";

    @Override
    public Object property(String name) {
      throw new ScriptError("stream", "no property " + name);
    }

    @Override
    public void setProperty(String name, Object value) {
      if (!name.equals("TranslateTable")) {
        throw new ScriptError("stream", "no property " + name);
      }
    }

    @Override
    public Object call(String method, List<Object> arguments) {
      switch (method) {
        case "LinkToFile" -> file = String.valueOf(arguments.get(0));
        case "Write" -> content.append(arguments.get(0));
        case "%Save" -> {
          try {
            Files.writeString(Path.of(file), content);
          } catch (IOException e) {
            return Job.errorStatus(e.toString());
          }
        }
        default -> throw new ScriptError("stream", "no method " + method);
      }
      return "1";
    }
  }

  private void system() {
    world.fake("$system.Version.IsUnicode", (process, arguments) -> fact("unicode"));
    world.fake("$system.Mirror.IsMember", (process, arguments) -> fact("member"));
    world.fake("$system.Mirror.IsPrimary", (process, arguments) -> fact("primary"));
    world.fake("$system.Security.Check", (process, arguments) -> fact("privileged"));
    world.fake(
        "$system.Security.Audit",
        (process, arguments) -> {
          audit.add(arguments.get(2) + ": " + arguments.get(3));
          return "1";
        });
    world.fake(
        "%SYS.System.WriteToConsoleLog",
        (process, arguments) -> {
          log.add(arguments.get(2) + " " + arguments.get(0));
          return "1";
        });
    world.fake(
        "%Net.Remote.Service.GetJavaVersion",
        (process, arguments) -> {
          ((Variables) arguments.get(1)).set("", fact("java"));
          return "1";
        });
  }

  private void security() {
    world.fake(
        "Config.Startup.Get",
        (process, arguments) ->
            filled(process, arguments.get(0), Map.of("DefaultPort", fact("port"))));
    world.fake(
        "Security.System.Get",
        (process, arguments) ->
            filled(process, arguments.get(1), Map.of("SSLSuperServer", fact("tls"))));
    world.fake(
        "Security.Services.Get",
        (process, arguments) ->
            filled(process, arguments.get(1), Map.of("Enabled", fact("bindings"))));
    for (String kind : List.of("Resources", "Roles", "Events")) {
      world.fake(
          "Security." + kind + ".Exists",
          (process, arguments) -> Values.truth(secured.containsKey(key(process, kind, arguments))));
      world.fake(
          "Security." + kind + ".Create",
          (process, arguments) ->
              secured.put(key(process, kind, arguments), String.valueOf(arguments)) == null
                  ? "1"
                  : Job.errorStatus("it exists already"));
      world.fake(
          "Security." + kind + ".Delete",
          (process, arguments) ->
              secured.remove(key(process, kind, arguments)) == null
                  ? Job.errorStatus("it does not exist")
                  : "1");
    }
  }

  private static String key(Job process, String kind, List<Object> arguments) {
    requireSys(process);
    int names = kind.equals("Events") ? 3 : 1;
    return kind + arguments.subList(0, names);
  }

  private static void requireSys(Job process) {
    if (!process.namespace().equals("%SYS")) {
      throw new ScriptError("system", "outside of the system namespace");
    }
  }

  private static Object filled(Job process, Object variable, Map<String, String> values) {
    requireSys(process);
    values.forEach(((Variables) variable)::set);
    return "1";
  }

  private void tasks() {
    world.fake("%SYS.Task.%New", (process, arguments) -> new Task());
    world.fake(
        "%SYS.Task.%DeleteId",
        (process, arguments) ->
            tasks.remove(arguments.get(0)) == null ? Job.errorStatus("no such task") : "1");
    world.fake(
        "%SQL.Statement.%ExecDirect",
        (process, arguments) ->
            new Found(
                tasks.entrySet().stream()
                    .filter(task -> task.getValue().get("TaskClass").equals(arguments.get(2)))
                    .filter(task -> task.getValue().get("NameSpace").equals(arguments.get(3)))
                    .map(Map.Entry::getKey)
                    .toList()));
  }

  /** {@code %SYS.Task}. */
  private final class Task implements ScriptObject {
    private final Map<String, Object> properties = new HashMap<>();

    @Override
    public Object property(String name) {
      return properties.get(name);
    }

    @Override
    public void setProperty(String name, Object value) {
      properties.put(name, value);
    }

    @Override
    public Object call(String method, List<Object> arguments) {
      if (!method.equals("%Save")) {
        throw new ScriptError("task", "no method " + method);
      }
      tasks.put(String.valueOf(1000 + tasks.size()), properties);
      return "1";
    }
  }

  /** {@code %SQL.StatementResult}. */
  private static final class Found implements ScriptObject {
    private final List<String> ids;

    Found(List<String> ids) {
      this.ids = ids;
    }

    @Override
    public Object property(String name) {
      throw new ScriptError("result", "no property " + name);
    }

    @Override
    public Object call(String method, List<Object> arguments) {
      return switch (method) {
        case "%Next" -> Values.truth(!ids.isEmpty());
        case "%Get" -> ids.get(0);
        default -> throw new ScriptError("result", "no method " + method);
      };
    }
  }

  private String fact(String name) {
    return facts.getOrDefault(name, "");
  }
}
