package io.irispgwire.objectscript;

import java.util.List;

/** A process of IRIS that runs methods of src/cls. */
final class Job {
  /** The process was killed: nothing more of it runs, not even a catch block. */
  static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** An exception of ObjectScript, with its status. */
  static final class Thrown extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String status;

    Thrown(String status) {
      super(status);
      this.status = status;
    }

    String status() {
      return status;
    }
  }

  private final World world;
  private final int steps;
  private int taken;
  private String namespace = "USER";
  private boolean test;

  Job(World world) {
    this(world, Integer.MAX_VALUE);
  }

  /**
   * @param steps it is killed before the command after so many
   */
  Job(World world, int steps) {
    this.world = world;
    this.steps = steps;
  }

  /** Calls a class method as the only thing that the process does, which then ends. */
  Object run(String className, String method, Object... arguments) {
    try {
      return call("run", className, method, List.of(arguments));
    } finally {
      world.ended(this);
    }
  }

  Object call(String where, String className, String method, List<Object> arguments) {
    if (!world.defines(className)) {
      return world.fake(where, className + "." + method).call(this, arguments);
    }
    if (!namespace.equals("USER")) {
      throw new ScriptError(where, className + " cannot be seen from " + namespace);
    }
    ClassFile file = world.classFile(where, className);
    ClassFile.Method called = file.methods().get(method);
    if (called == null) {
      throw new ScriptError(where, "no method " + className + "." + method);
    }
    String before = namespace;
    Frame frame = new Frame(this, file);
    for (int i = 0; i < called.formals().size(); i++) {
      ClassFile.Formal formal = called.formals().get(i);
      frame.bind(
          formal.name(),
          i < arguments.size() && !arguments.get(i).equals(Frame.OMITTED)
              ? arguments.get(i)
              : formal.otherwise());
    }
    Object result = frame.run(called);
    namespace = before;
    return result;
  }

  World world() {
    return world;
  }

  int taken() {
    return taken;
  }

  void step() {
    if (taken++ >= steps) {
      throw new Killed();
    }
  }

  String namespace() {
    return namespace;
  }

  void enter(String newNamespace) {
    namespace = newNamespace;
  }

  boolean test() {
    return test;
  }

  void setTest(boolean value) {
    test = value;
  }

  /** A status: "1" is good, anything else is the text of an error. */
  static String errorStatus(String message) {
    return "0 " + message;
  }
}
