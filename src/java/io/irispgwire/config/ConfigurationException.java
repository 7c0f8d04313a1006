package io.irispgwire.config;

/** A setting that cannot be used; the message is one line that names it. */
public final class ConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitStatus;

  private ConfigurationException(String message, int exitStatus) {
    super(message);
    this.exitStatus = exitStatus;
  }

  /** What was asked for makes no sense. */
  static ConfigurationException usage(String message) {
    return new ConfigurationException(message, 2);
  }

  /** What was asked for cannot be had here and now. */
  static ConfigurationException failure(String message) {
    return new ConfigurationException(message, 1);
  }

  /** What the process ends with: 2 for a wrong call, 1 for a failure, as is usual. */
  public int exitStatus() {
    return exitStatus;
  }
}
