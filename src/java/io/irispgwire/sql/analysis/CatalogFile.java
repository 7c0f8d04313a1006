package io.irispgwire.sql.analysis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.function.Consumer;

/** A table of tab-separated values beside this class; lines with '#' say what the columns are. */
final class CatalogFile {
  private CatalogFile() {}

  static void read(String file, Consumer<String[]> row) {
    try (InputStream in =
            Objects.requireNonNull(CatalogFile.class.getResourceAsStream(file), file);
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          row.accept(line.split("\t", -1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
