package io.irispgwire.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** What a call of the program asks for. */
public sealed interface Invocation {
  /** The first argument of a call that checks an instance instead of serving. */
  String SELF_TEST = "self-test";

  /** To serve. */
  record Serve(Configuration configuration) implements Invocation {}

  /** To check an IRIS instance. */
  record SelfTest(Configuration configuration) implements Invocation {}

  /** The first argument of a call that plays a record. */
  String REPLAY = "replay";

  /** To play the record of a session to a server. */
  record Replay(ReplayOrder order) implements Invocation {}

  /** To be told something. */
  record Show(String text) implements Invocation {}

  /**
   * Reads a call.
   *
   * @param version of the program
   * @throws ConfigurationException when it makes no sense
   */
  static Invocation parse(List<String> arguments, Map<String, String> environment, String version) {
    if (!arguments.isEmpty() && arguments.get(0).equals(SELF_TEST)) {
      List<String> rest = new ArrayList<>(arguments.subList(1, arguments.size()));
      rest.add("--backend=iris");
      Invocation asked = parse(rest, environment, version);
      return asked instanceof Serve serve ? new SelfTest(serve.configuration()) : asked;
    }
    if (!arguments.isEmpty() && arguments.get(0).equals(REPLAY)) {
      return ReplayCall.parse(arguments.subList(1, arguments.size()), environment);
    }
    CommandLine command = command(version);
    ParseResult result;
    try {
      result = command.parseArgs(arguments.toArray(String[]::new));
    } catch (ParameterException e) {
      throw ConfigurationException.usage(e.getMessage() + " (--help lists all options)");
    }
    if (result.isUsageHelpRequested()) {
      return new Show(command.getUsageMessage(CommandLine.Help.Ansi.OFF));
    }
    if (result.isVersionHelpRequested()) {
      return new Show("IRIS PGWire " + version + System.lineSeparator());
    }
    Map<String, String> options = new HashMap<>();
    for (Setting<?> setting : KnownSettings.ALL) {
      if (result.hasMatchedOption(setting.option())) {
        options.put(setting.name(), result.matchedOptionValue(setting.option(), ""));
      }
    }
    return new Serve(Configuration.of(Settings.gather(options, environment)));
  }

  private static CommandLine command(String version) {
    CommandSpec spec = CommandSpec.create().name("java -jar iris-pgwire.jar");
    spec.version(version);
    spec.usageMessage()
        .description("Lets any PostgreSQL client connect straight to InterSystems IRIS.")
        .abbreviateSynopsis(true)
        .sortOptions(false)
        .width(100)
        .footer(
            "",
            "The command line goes before the environment, the environment before the file.",
            "With self-test as the first argument, what is taken for granted of an IRIS instance is"
                + " checked, and nothing is served.",
            "With replay as the first argument, the record of a session is played: replay --help.");
    KnownSettings.ALL.forEach(setting -> spec.addOption(option(setting)));
    spec.addOption(
        OptionSpec.builder("--help").usageHelp(true).description("Show this and exit.").build());
    spec.addOption(
        OptionSpec.builder("--version")
            .versionHelp(true)
            .description("Show the version and exit.")
            .build());
    return new CommandLine(spec).setExpandAtFiles(false);
  }

  private static OptionSpec option(Setting<?> setting) {
    return OptionSpec.builder(setting.option())
        .type(String.class)
        .paramLabel(setting.type().label())
        .description(
            setting.description(),
            "Default: " + setting.absence() + ". Environment: " + setting.environment() + ".")
        .build();
  }
}
