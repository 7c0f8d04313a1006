package io.irispgwire.types;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The types of PostgreSQL 15, read once from {@code pg_type.tsv}. */
public final class Types {
  private static final Map<Integer, PgType> BY_OID = read();
  private static final Map<String, PgType> BY_NAME = byName();

  private Types() {}

  public static @Nullable PgType byOid(int oid) {
    return BY_OID.get(oid);
  }

  /** By the name in pg_type: {@code int4}, {@code _text}. */
  public static @Nullable PgType byName(String name) {
    return BY_NAME.get(name);
  }

  public static Collection<PgType> all() {
    return BY_OID.values();
  }

  /** The type of arrays of {@code element}, or null for a pseudo-type. */
  public static @Nullable PgType arrayOf(PgType element) {
    return BY_OID.get(element.arrayOid());
  }

  /** The type of the elements of {@code array}, or null when it is no array. */
  public static @Nullable PgType elementOf(PgType array) {
    return BY_OID.get(array.elementOid());
  }

  static PgType builtin(int oid) {
    return Objects.requireNonNull(BY_OID.get(oid), "pg_type.tsv lacks a type");
  }

  private static Map<Integer, PgType> read() {
    Map<Integer, PgType> types = new LinkedHashMap<>();
    try (InputStream in = Objects.requireNonNull(Types.class.getResourceAsStream("pg_type.tsv"));
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
    return types;
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

  private static Map<String, PgType> byName() {
    Map<String, PgType> names = new LinkedHashMap<>();
    BY_OID.values().forEach(type -> names.put(type.name(), type));
    return names;
  }
}
