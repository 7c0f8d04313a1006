package io.irispgwire.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Reads a call of the program that plays a record. */
final class ReplayCall {
  private ReplayCall() {}

  static Invocation parse(List<String> arguments, Map<String, String> environment) {
    CommandLine command = command();
    ParseResult result;
    try {
      result = command.parseArgs(arguments.toArray(String[]::new));
    } catch (ParameterException e) {
      throw ConfigurationException.usage(e.getMessage() + " (replay --help tells what it takes)");
    }
    if (result.isUsageHelpRequested()) {
      return new Invocation.Show(command.getUsageMessage(CommandLine.Help.Ansi.OFF));
    }
    Path file = result.matchedPositionalValue(0, Path.of(""));
    return new Invocation.Replay(
        new ReplayOrder(
            file,
            result.matchedOptionValue("--host", "127.0.0.1"),
            result.matchedOptionValue("--port", 5432),
            Optional.ofNullable(result.matchedOptionValue("--user", (String) null)),
            Optional.ofNullable(result.matchedOptionValue("--database", (String) null)),
            Optional.ofNullable(environment.get("PGPASSWORD")).map(Secret::new),
            result.hasMatchedOption("--any-order")));
  }

  private static CommandLine command() {
    CommandSpec spec = CommandSpec.create().name("java -jar iris-pgwire.jar replay");
    spec.usageMessage()
        .description(
            "Plays the record of a session to a server, and tells where the answers differ.")
        .footer(
            "",
            "The password is taken from PGPASSWORD. Status 0: no difference, 1: differences, or it"
                + " could not be played.");
    spec.addPositional(
        PositionalParamSpec.builder().type(Path.class).paramLabel("FILE").required(true).build());
    text(spec, "--host", "HOST", "Address of the server; else 127.0.0.1.");
    spec.addOption(
        OptionSpec.builder("--port")
            .type(int.class)
            .paramLabel("PORT")
            .description("Its port; else 5432.")
            .build());
    text(spec, "--user", "USER", "Who logs in; else the user that was recorded.");
    text(spec, "--database", "DATABASE", "Which database; else the one that was recorded.");
    spec.addOption(
        OptionSpec.builder("--any-order").description("Rows may come in another order.").build());
    spec.addOption(
        OptionSpec.builder("--help").usageHelp(true).description("Show this and exit.").build());
    return new CommandLine(spec).setExpandAtFiles(false);
  }

  private static void text(CommandSpec spec, String name, String label, String description) {
    spec.addOption(
        OptionSpec.builder(name)
            .type(String.class)
            .paramLabel(label)
            .description(description)
            .build());
  }
}
