package io.irispgwire.sql.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions of PostgreSQL 15 and of its extensions, read once. */
public final class Procs {
  private static final Map<Integer, Proc> BY_OID = new HashMap<>(4096);
  private static final Map<String, List<Proc>> BY_NAME = new HashMap<>(4096);

  static {
    CatalogFile.read("pg_proc.tsv", Procs::add);
    CatalogFile.read("pgvector_proc.tsv", Procs::addExtension);
    CatalogFile.read("statements_proc.tsv", Procs::addExtension);
  }

  private Procs() {}

  public static @Nullable Proc byOid(int oid) {
    return BY_OID.get(oid);
  }

  /** All of them. */
  public static Collection<Proc> all() {
    return Collections.unmodifiableCollection(BY_OID.values());
  }

  /** Every function of that name in pg_catalog. */
  public static List<Proc> byName(String name) {
    return BY_NAME.getOrDefault(name, List.of());
  }

  /**
   * Every function of that name.
   *
   * @param schema null to search pg_catalog
   */
  public static List<Proc> byName(@Nullable String schema, String name) {
    return schema == null || schema.equals("pg_catalog")
        ? byName(name)
        : BY_NAME.getOrDefault(schema + '.' + name, List.of());
  }

  /** An extension's functions are in schema public, where every search path finds them. */
  private static void addExtension(String[] field) {
    String name = field[1];
    field[1] = "public." + name;
    Proc proc = row(field);
    BY_OID.put(proc.oid(), proc);
    BY_NAME.computeIfAbsent(field[1], key -> new ArrayList<>(2)).add(proc);
    BY_NAME.computeIfAbsent(name, key -> new ArrayList<>(2)).add(proc);
  }

  private static void add(String[] field) {
    Proc proc = row(field);
    BY_OID.put(proc.oid(), proc);
    BY_NAME.computeIfAbsent(field[1], name -> new ArrayList<>(2)).add(proc);
  }

  private static Proc row(String[] field) {
    int dot = field[1].indexOf('.');
    List<String> names = words(field[11]);
    return new Proc(
        Integer.parseInt(field[0]),
        dot < 0 ? "" : field[1].substring(0, dot),
        field[1].substring(dot + 1),
        field[2].charAt(0),
        oids(field[3]),
        Integer.parseInt(field[4]),
        Integer.parseInt(field[5]),
        Integer.parseInt(field[6]),
        field[7].equals("t"),
        field[8].equals("t"),
        field[9].charAt(0),
        field[10],
        names,
        inputs(names, field[12]),
        outputs(names, field[12], oids(field[13])),
        field[14].isEmpty() ? ' ' : field[14].charAt(0),
        Integer.parseInt(field[15]),
        List.of());
  }

  private static List<String> inputs(List<String> names, String modes) {
    if (modes.isEmpty() || names.isEmpty()) {
      return names;
    }
    List<String> inputs = new ArrayList<>();
    for (int i = 0; i < modes.length(); i++) {
      if ("ibv".indexOf(modes.charAt(i)) >= 0) {
        inputs.add(names.get(i));
      }
    }
    return inputs;
  }

  private static List<Proc.Output> outputs(List<String> names, String modes, List<Integer> types) {
    List<Proc.Output> outputs = new ArrayList<>();
    for (int i = 0; i < modes.length(); i++) {
      if ("obt".indexOf(modes.charAt(i)) >= 0) {
        outputs.add(new Proc.Output(names.get(i), types.get(i)));
      }
    }
    return outputs;
  }

  private static List<String> words(String field) {
    return field.isEmpty() ? List.of() : List.of(field.split(" ", -1));
  }

  private static List<Integer> oids(String field) {
    if (field.isEmpty()) {
      return List.of();
    }
    List<Integer> oids = new ArrayList<>(4);
    for (String oid : field.split(" ", -1)) {
      oids.add(Integer.valueOf(oid));
    }
    return oids;
  }
}
