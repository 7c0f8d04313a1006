package io.irispgwire.types;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Reads {@code pg_type.tsv}, and the types of pgvector behind it. A class of its own, so that
 * {@link PgType} and {@link Types} may be initialised in either order.
 */
final class TypeFile {
  private TypeFile() {}

  static Map<Integer, PgType> read() {
    Map<Integer, PgType> types = new LinkedHashMap<>();
    read("pg_type.tsv", types);
    read("pgvector_type.tsv", types);
    return types;
  }

  private static void read(String file, Map<Integer, PgType> types) {
    try (InputStream in = Objects.requireNonNull(TypeFile.class.getResourceAsStream(file));
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          PgType type = row(line.split("\t", -1));
          types.put(type.oid(), type);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PgType row(String[] field) {
    return new PgType(
        Integer.parseInt(field[0]),
        field[1],
        Integer.parseInt(field[2]),
        field[3].charAt(0),
        field[4].charAt(0),
        field[5].equals("t"),
        field[6].charAt(0),
        Integer.parseInt(field[7]),
        Integer.parseInt(field[8]));
  }
}
