package io.irispgwire.gateway;

import com.intersystems.gateway.JavaGateway;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The main class of a JVM that plays the External Language Server: InterSystems' gateway listens in
 * one thread, and what ObjectScript would invoke comes as lines of standard input.
 */
final class ServerProcess {
  private ServerProcess() {}

  public static void main(String[] arguments) throws Exception {
    PrintStream answers = System.out;
    Thread gateway = new Thread(() -> listen(arguments), "gateway");
    gateway.setDaemon(true);
    gateway.start();
    BufferedReader calls =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String call = calls.readLine(); call != null; call = calls.readLine()) {
      answers.println(answer(call));
    }
  }

  private static void listen(String[] arguments) {
    try {
      JavaGateway.main(arguments);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static String answer(String call) {
    int blank = call.indexOf(' ');
    String name = blank < 0 ? call : call.substring(0, blank);
    String argument = blank < 0 ? "" : call.substring(blank + 1);
    return switch (name) {
      case "start" -> Gateway.start(argument);
      case "check" -> Gateway.check(argument);
      case "reload" -> Gateway.reload(argument);
      case "status" -> Gateway.status();
      case "log" -> Gateway.log();
      case "sessions" -> Gateway.sessions();
      case "cancel" -> Gateway.cancel(argument);
      case "stop" -> Gateway.stop();
      case "print" -> {
        System.out.println(argument);
        System.err.println(argument);
        yield "printed";
      }
      default -> throw new IllegalArgumentException(call);
    };
  }
}
