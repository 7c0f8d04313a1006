package io.irispgwire.objectscript;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An IRIS instance, as far as the classes of src/cls see it: their definitions, globals, locks, and
 * fakes of the system's own methods. Processes share it.
 */
final class World {
  /** A fake of a system method: {@code ##class(X).Y}, {@code $system.X.Y} or {@code $x}. */
  interface Fake {
    Object call(Job process, List<Object> arguments);
  }

  private final Map<String, ClassFile> classes;
  private final Map<String, Fake> fakes = new HashMap<>();
  private final Map<String, Variables> globals = new ConcurrentHashMap<>();
  private final Map<String, Job> holders = new HashMap<>();
  private final Map<String, Integer> holds = new HashMap<>();
  private final List<Expression.ClassCall> jobs = new ArrayList<>();
  private final StringBuilder output = new StringBuilder();

  World(Map<String, ClassFile> classes) {
    this.classes = classes;
  }

  void fake(String name, Fake fake) {
    fakes.put(name, fake);
  }

  Fake fake(String where, String name) {
    Fake fake = fakes.get(name);
    if (fake == null) {
      throw new ScriptError(where, "no fake of " + name);
    }
    return fake;
  }

  boolean defines(String className) {
    return classes.containsKey(className);
  }

  ClassFile classFile(String where, String className) {
    ClassFile file = classes.get(className);
    if (file == null) {
      throw new ScriptError(where, "no class " + className);
    }
    return file;
  }

  Variables global(String name) {
    return globals.computeIfAbsent(name, key -> new Variables());
  }

  /** What IRIS forgets when it is started again. */
  void restart() {
    globals.keySet().removeIf(name -> name.startsWith("^IRIS.Temp"));
  }

  synchronized boolean lock(Job process, String name, long patienceMillis)
      throws InterruptedException {
    long deadline = System.nanoTime() + patienceMillis * 1_000_000;
    while (holders.containsKey(name) && holders.get(name) != process) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    holders.put(name, process);
    holds.merge(name, 1, Integer::sum);
    return true;
  }

  synchronized void unlock(Job process, String name) {
    if (holders.get(name) == process && holds.merge(name, -1, Integer::sum) == 0) {
      holders.remove(name);
      holds.remove(name);
      notifyAll();
    }
  }

  /** A process that ends holds nothing. */
  synchronized void ended(Job process) {
    List<String> held = holders.keySet().stream().filter(k -> holders.get(k) == process).toList();
    held.forEach(holders::remove);
    held.forEach(holds::remove);
    notifyAll();
  }

  synchronized boolean isLocked(String name) {
    return holders.containsKey(name);
  }

  synchronized void job(Expression.ClassCall call) {
    jobs.add(call);
  }

  /** The jobs that were started since this was asked last. */
  synchronized List<Expression.ClassCall> takeJobs() {
    List<Expression.ClassCall> taken = List.copyOf(jobs);
    jobs.clear();
    return taken;
  }

  synchronized void write(String text) {
    output.append(text);
  }

  synchronized String output() {
    return output.toString();
  }
}
