package io.irispgwire.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** Tab-separated values beside this class; lines with '#' say what the columns are. */
final class CatalogFile {
  private CatalogFile() {}

  static List<String[]> lines(String file) {
    try (InputStream in =
            Objects.requireNonNull(CatalogFile.class.getResourceAsStream(file), file);
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
