package io.irispgwire.irisdouble;

/** The double as a program of its own, for the client checks: prints its port and runs on. */
final class IrisDoubleProgram {
  private IrisDoubleProgram() {}

  public static void main(String[] arguments) throws Exception {
    int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 0;
    IrisDouble iris = IrisDouble.start(DoubleOptions.plain(), port);
    System.out.println(iris.port());
    Thread.currentThread().join();
  }
}
