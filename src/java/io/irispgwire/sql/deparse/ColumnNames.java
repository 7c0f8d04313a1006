package io.irispgwire.sql.deparse;

import io.irispgwire.sql.analysis.RangeEntry;
import io.irispgwire.sql.analysis.Resolution;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What columns are called in one query and those around it: {@code get_variable}, {@code
 * set_rtable_names}.
 */
final class ColumnNames {
  private final @Nullable ColumnNames outer;
  private final boolean qualified;
  private final @Nullable String word;
  private final IdentityHashMap<RangeEntry, String> names = new IdentityHashMap<>();
  private final Set<String> used = new HashSet<>();

  private ColumnNames(@Nullable ColumnNames outer, boolean qualified) {
    this(outer, qualified, null);
  }

  private ColumnNames(@Nullable ColumnNames outer, boolean qualified, @Nullable String word) {
    this.outer = outer;
    this.qualified = qualified;
    this.word = word;
  }

  /** Of an expression about one table, whose columns need no more than their names. */
  static ColumnNames bare() {
    return new ColumnNames(null, false);
  }

  /** Of a condition of a domain, which reads one value. */
  static ColumnNames ofDomain() {
    return new ColumnNames(null, false, "VALUE");
  }

  /** Of a query that stands in nothing. */
  static ColumnNames ofRule() {
    return new ColumnNames(null, true);
  }

  /** Those of a query inside this one. */
  ColumnNames inside() {
    return new ColumnNames(this, true);
  }

  /** Takes an item of FROM in; its name is one that nothing around it has. */
  String add(RangeEntry entry) {
    String name = entry.alias();
    for (int i = 1; isUsed(name); i++) {
      name = entry.alias() + '_' + i;
    }
    used.add(name);
    names.put(entry, name);
    return name;
  }

  private boolean isUsed(String name) {
    return used.contains(name) || (outer != null && outer.isUsed(name));
  }

  /** A column as it is written. */
  String of(Resolution resolution, String written) {
    if (word != null) {
      return word;
    }
    if (resolution instanceof Resolution.Column column) {
      String label = column.entry().columns().get(column.column()).label();
      return prefix(column.entry()) + Vocabulary.quoted(label);
    }
    if (resolution instanceof Resolution.SystemColumn column) {
      return prefix(column.entry()) + column.name();
    }
    if (resolution instanceof Resolution.WholeRow row) {
      return prefix(row.entry()) + "*";
    }
    return Vocabulary.quoted(written);
  }

  private String prefix(RangeEntry entry) {
    String name = find(entry);
    return name == null || name.isEmpty() ? "" : Vocabulary.quoted(name) + '.';
  }

  private @Nullable String find(RangeEntry entry) {
    String name = qualified ? names.get(entry) : null;
    return name == null && outer != null ? outer.find(entry) : name;
  }
}
