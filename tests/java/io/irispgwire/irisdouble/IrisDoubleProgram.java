package io.irispgwire.irisdouble;

/**
 * The double as a program of its own, for the client checks: prints its port on standard output,
 * what it does not know on standard error, and runs on.
 */
final class IrisDoubleProgram {
  private IrisDoubleProgram() {}

  public static void main(String[] arguments) throws Exception {
    int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 0;
    IrisDouble iris = IrisDouble.start(DoubleOptions.plain(), port);
    System.out.println(iris.port());
    while (true) {
      iris.nextViolation().printStackTrace();
    }
  }
}
