package io.irispgwire.backend.jdbc;

import java.util.List;

/** IRIS's functions that H2 lacks, for {@code CREATE ALIAS}. Called by H2 only. */
public final class IrisFunctions {
  static final List<String> DEFINITIONS = List.of();

  private IrisFunctions() {}
}
