package io.irispgwire.catalog;

import io.irispgwire.sql.analysis.Table;
import io.irispgwire.types.PgType;
import io.irispgwire.types.UserType;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Indexes and constraints by their numbers, and the text that would make them. */
final class Definitions {
  private final Map<Long, IndexRelation> indexes = new HashMap<>();
  private final Map<Long, IndexRelation> keys = new HashMap<>();
  private final Map<Long, ForeignKey> foreignKeys = new HashMap<>();
  private final Map<Long, Checked> checks = new HashMap<>();

  private final Map<Long, OfDomain> ofDomains = new HashMap<>();

  private record Checked(Table table, Table.Check check) {}

  private record OfDomain(PgType domain, UserType.Check check) {}

  Definitions(Snapshot world) {
    for (IndexRelation index : world.indexes()) {
      indexes.put(index.oid(), index);
      if (index.index().isConstraint()) {
        keys.put(index.constraintOid(), index);
      }
    }
    world.foreignKeys().forEach(key -> foreignKeys.put(key.oid(), key));
    for (Table table : world.tables()) {
      for (Table.Check check : table.rules().checks()) {
        checks.put(world.checkOid(table, check), new Checked(table, check));
      }
    }
    for (PgType type : world.types()) {
      if (type.user() instanceof UserType.Domain domain) {
        for (UserType.Check check : domain.checks()) {
          ofDomains.put(DomainRows.oid(world.schema(), domain, check), new OfDomain(type, check));
        }
      }
    }
  }

  /** The index of that number as a name and a schema; null for another number. */
  @Nullable IndexRelation index(long oid) {
    return indexes.get(oid);
  }

  /**
   * The definition of an index or constraint; null for a number that is none.
   *
   * @param column of an index, from 1; 0 for the whole
   * @param pretty whether a table's schema is left out where its bare name leads to it
   */
  @Nullable String of(long oid, int column, boolean pretty, Schema schema) {
    IndexRelation index = indexes.get(oid);
    if (index != null) {
      Table table = index.table();
      String name = pretty ? schema.shortestName(table) : Schema.fullName(table);
      RuleTexts texts = new RuleTexts(schema, pretty);
      return column == 0 ? index.definition(name, texts) : index.columnName(column, texts);
    }
    IndexRelation key = keys.get(oid);
    if (key != null) {
      return key.constraintDefinition();
    }
    Checked checked = checks.get(oid);
    if (checked != null) {
      String kept = RuleTexts.check(checked.check().condition());
      String condition = new RuleTexts(schema, pretty).expression(kept, checked.table());
      return check(condition, checked.check().valid());
    }
    OfDomain ofDomain = ofDomains.get(oid);
    if (ofDomain != null) {
      String kept = RuleTexts.value(ofDomain.domain(), ofDomain.check().condition());
      return check(new RuleTexts(schema, pretty).expression(kept, null), ofDomain.check().valid());
    }
    ForeignKey foreign = foreignKeys.get(oid);
    return foreign == null ? null : foreign.definition(schema.shortestName(foreign.target()));
  }

  private static String check(String condition, boolean valid) {
    return "CHECK (" + condition + (valid ? ")" : ") NOT VALID");
  }
}
