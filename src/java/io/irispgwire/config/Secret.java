package io.irispgwire.config;

/** A password on its way from a setting to its one user; never printed. */
public record Secret(String value) {
  @Override
  public String toString() {
    return "********";
  }
}
