package io.irispgwire.irisdouble;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What JDBC's {@code DatabaseMetaData} asks; H2's own answers serve. */
final class Metadata {
  private static final int OK = 0;
  private static final int NO_MORE_ROWS = 100;

  private final Connection h2;
  private final OutputStream out;

  Metadata(Connection h2, OutputStream out) {
    this.h2 = h2;
    this.out = out;
  }

  /**
   * Answers a question.
   *
   * @throws ProtocolViolation for a code that is none
   */
  void answer(Message message) throws IOException, SQLException {
    ListReader request = message.list();
    List<String> arguments = new ArrayList<>();
    try (ResultSet rows = ask(message, request, arguments)) {
      Description description = new Description(Description.columns(rows.getMetaData()), List.of());
      ListWriter columns = new ListWriter().integer(0);
      description.writeColumns(columns, false);
      message.answer(out, OK, columns.toBytes());
      ListWriter data = new ListWriter();
      while (rows.next()) {
        for (int i = 0; i < description.columns().size(); i++) {
          description.columns().get(i).type().write(rows, i + 1, data);
        }
      }
      message.answer(out, NO_MORE_ROWS, data.toBytes());
    }
  }

  private ResultSet ask(Message message, ListReader request, List<String> arguments)
      throws SQLException {
    DatabaseMetaData known = h2.getMetaData();
    switch (message.code()) {
      case "TA", "CO", "SC", "PK", "II", "TT" -> read(request, arguments);
      default -> throw new ProtocolViolation("code " + message.code());
    }
    return switch (message.code()) {
      case "TA" -> known.getTables(null, arguments.get(2), arguments.get(0), null);
      case "CO" -> known.getColumns(null, arguments.get(2), arguments.get(0), arguments.get(1));
      case "SC" -> known.getSchemas(null, arguments.get(0));
      case "PK" -> known.getPrimaryKeys(null, arguments.get(1), arguments.get(0));
      case "II" -> known.getIndexInfo(null, arguments.get(1), arguments.get(0), false, true);
      default -> known.getTypeInfo();
    };
  }

  private static void read(ListReader request, List<String> arguments) {
    request.next();
    int count = request.integer();
    for (int i = 0; i < count; i++) {
      @Nullable Object argument = request.next();
      arguments.add(argument == null ? "%" : ListReader.text(argument));
    }
  }
}
