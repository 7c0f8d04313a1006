package io.irispgwire.sql.translate;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.analysis.FormatType;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.tree.Definition.CreateIndex;
import io.irispgwire.sql.tree.Definition.IndexElement;
import io.irispgwire.sql.tree.Definition.StorageParameter;
import io.irispgwire.sql.tree.QualifiedName;
import io.irispgwire.types.PgType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * CREATE INDEX … USING hnsw, of pgvector, as IRIS's HNSW index: one column, by cosine or by dot
 * product (SQL Guide, "Using Vector Search"; from IRIS 2025.1 on).
 *
 * <p>Source of the messages: pgvector 0.8.0, {@code src/hnsw.c}, {@code src/hnswbuild.c};
 * PostgreSQL {@code reloptions.c}, {@code indexcmds.c}.
 */
final class VectorIndex {
  private static final int MOST_LINKS = 100;
  private static final int DEFAULT_LINKS = 16;
  private static final int DEFAULT_CANDIDATES = 64;

  private final CreateIndex node;
  private int links = DEFAULT_LINKS;
  private int candidates = DEFAULT_CANDIDATES;

  private VectorIndex(CreateIndex node) {
    this.node = node;
  }

  static boolean isMethod(String name) {
    return name.equals("hnsw") || name.equals("ivfflat");
  }

  /**
   * What stands behind the column.
   *
   * @param column the column, null when it is not known
   */
  static String clause(CreateIndex node, Table.@Nullable Column column) {
    if (node.method().equals("ivfflat")) {
      throw Refusal.of(node, "an index of method ivfflat", "Use hnsw.");
    }
    return new VectorIndex(node).clause(column);
  }

  private String clause(Table.@Nullable Column column) {
    if (node.unique()) {
      throw unsupported("unique indexes");
    }
    if (node.elements().size() > 1) {
      throw unsupported("multicolumn indexes");
    }
    String distance = distance(node.elements().get(0), column);
    List<String> options = new ArrayList<>();
    for (StorageParameter parameter : node.storage()) {
      options.add(option(parameter));
    }
    if (candidates < 2 * links) {
      throw invalid("ef_construction must be greater than or equal to 2 * m");
    }
    options.add("Distance='" + distance + "'");
    return " AS HNSW(" + String.join(", ", options) + ")";
  }

  private String distance(IndexElement element, Table.@Nullable Column column) {
    QualifiedName written = element.operatorClass();
    if (written == null) {
      throw new PgException(
              SqlState.UNDEFINED_OBJECT,
              "data type "
                  + (column == null ? "vector" : FormatType.of(column.type().type()))
                  + " has no default operator class for access method \"hnsw\"")
          .withHint(
              "You must specify an operator class for the index or define a default operator class"
                  + " for the data type.");
    }
    String name = written.last().value();
    String distance =
        switch (name) {
          case "vector_cosine_ops" -> "Cosine";
          case "vector_ip_ops" -> "DotProduct";
          case "vector_l2_ops", "vector_l1_ops" ->
              throw Refusal.of(
                  written,
                  "an index with " + name,
                  "IRIS's HNSW index knows vector_cosine_ops and vector_ip_ops; over vectors of"
                      + " length 1 they order as the L2 distance does.");
          default ->
              throw new PgException(
                  SqlState.UNDEFINED_OBJECT,
                  "operator class \"" + name + "\" does not exist for access method \"hnsw\"");
        };
    if (column != null && !column.type().type().equals(PgType.VECTOR)) {
      throw new PgException(
          SqlState.DATATYPE_MISMATCH,
          "operator class \""
              + name
              + "\" does not accept data type "
              + FormatType.of(column.type().type()));
    }
    return distance;
  }

  private String option(StorageParameter parameter) {
    return switch (parameter.name().value()) {
      case "m" -> {
        links = number(parameter, 2, MOST_LINKS);
        yield "M=" + links;
      }
      case "ef_construction" -> {
        candidates = number(parameter, 4, 1000);
        yield "efConstruction=" + candidates;
      }
      default -> throw invalid("unrecognized parameter \"" + parameter.name().value() + "\"");
    };
  }

  private static int number(StorageParameter parameter, int least, int most) {
    String option = parameter.name().value();
    int value;
    try {
      value = Integer.parseInt(parameter.value());
    } catch (NumberFormatException e) {
      throw new PgException(
          SqlState.INVALID_PARAMETER_VALUE,
          "invalid value for integer option \"" + option + "\": " + parameter.value(),
          e);
    }
    if (value < least || value > most) {
      throw invalid("value " + value + " out of bounds for option \"" + option + "\"")
          .withDetail("Valid values are between \"" + least + "\" and \"" + most + "\".");
    }
    return value;
  }

  private static PgException unsupported(String what) {
    return new PgException(
        SqlState.FEATURE_NOT_SUPPORTED, "access method \"hnsw\" does not support " + what);
  }

  private static PgException invalid(String message) {
    return new PgException(SqlState.INVALID_PARAMETER_VALUE, message);
  }
}
