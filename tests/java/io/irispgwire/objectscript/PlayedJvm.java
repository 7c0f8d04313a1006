package io.irispgwire.objectscript;

import io.irispgwire.objectscript.FakeInstance.Jvm;
import java.util.ArrayList;
import java.util.List;

/** A JVM with the entry class in it, as far as states go. */
final class PlayedJvm implements Jvm {
  final List<String> calls = new ArrayList<>();
  private volatile boolean up;
  private volatile boolean serving;
  volatile String refusal = "";
  volatile int startsThatFail;

  @Override
  public synchronized void start() {
    if (startsThatFail > 0) {
      startsThatFail--;
      throw new Job.Thrown(Job.errorStatus("invalid ping response"));
    }
    up = true;
  }

  @Override
  public synchronized void stop() {
    up = false;
    serving = false;
  }

  /** It dies by itself. */
  void die() {
    stop();
  }

  @Override
  public boolean isUp() {
    return up;
  }

  boolean isServing() {
    return serving;
  }

  @Override
  public synchronized String invoke(String method, List<Object> arguments) {
    calls.add(method);
    if (!refusal.isEmpty() && !method.equals("status")) {
      return "{\"ok\": false, \"message\": \"" + refusal + "\"}";
    }
    switch (method) {
      case "start" -> serving = true;
      case "stop" -> serving = false;
      case "selfTest" -> {
        return "{\"ok\": true, \"table\": \"assumption | …\", \"failures\": 2}";
      }
      case "status", "control", "check", "reload" -> {
        // only asked
      }
      default -> throw new IllegalArgumentException(method);
    }
    return serving
        ? """
          {"ok": true, "state": "running", "host": "127.0.0.1", "port": 5432, \
          "since": "2026-01-01T00:00:00Z", "pid": 7}"""
        : "{\"ok\": true, \"state\": \"stopped\"}";
  }
}
