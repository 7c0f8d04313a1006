package io.irispgwire.session;

import io.irispgwire.sql.analysis.ResultColumn;
import io.irispgwire.types.PgType;
import io.irispgwire.wire.BackendMessage.ParameterDescription;
import io.irispgwire.wire.BackendMessage.RowDescription;
import java.util.ArrayList;
import java.util.List;

/** RowDescription and ParameterDescription from what the analysis knows. */
final class Descriptions {
  private Descriptions() {}

  /**
   * @param formats one per column: 0 text, 1 binary
   */
  static RowDescription rows(List<ResultColumn> columns, int[] formats) {
    List<RowDescription.Field> fields = new ArrayList<>(columns.size());
    for (int i = 0; i < formats.length; i++) {
      ResultColumn column = columns.get(i);
      PgType type = column.type().type();
      fields.add(
          new RowDescription.Field(
              column.label(),
              column.tableOid(),
              column.columnNumber(),
              type.oid(),
              type.length(),
              column.type().modifier(),
              formats[i]));
    }
    return new RowDescription(fields);
  }

  static ParameterDescription parameters(List<PgType> types) {
    return new ParameterDescription(types.stream().map(PgType::oid).toList());
  }
}
