package io.irispgwire.catalog;

import io.irispgwire.eval.Environment.SessionFacts;
import io.irispgwire.sql.analysis.Table;
import java.util.List;

/**
 * What a query over system tables sees.
 *
 * @param tables of the back end, then those of pg_catalog
 */
record Snapshot(Schema schema, List<Table> tables, SessionFacts session) {
  /** The one role there is to see. */
  static final long OWNER = 10;

  long namespace(String name) {
    return Integer.toUnsignedLong(schema.namespaceOid(name));
  }
}
