package io.irispgwire.session;

import io.irispgwire.session.PreparedStatements.Planning;
import io.irispgwire.sql.ParsedStatement;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.types.TextStyle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Plans a prepared statement, and remembers the plan made last: in most cases nothing that it
 * depends on has changed, which is faster to see than the same plan is to find.
 */
final class LatestPlan implements Planning {
  private final Conversation conversation;
  private final ParsedStatement statement;
  private @Nullable Made made;

  /** A plan and what it depends on, beside the text. */
  private record Made(
      Planned planned,
      List<Integer> parameterOids,
      List<String> path,
      long version,
      TextStyle style) {}

  LatestPlan(Conversation conversation, ParsedStatement statement) {
    this.conversation = conversation;
    this.statement = statement;
  }

  @Override
  public Planned plan(List<Integer> parameterOids) {
    SchemaLookup schema = conversation.schema();
    TextStyle style = conversation.settings().textStyle();
    long version = schema.version();
    Made known = made;
    if (known != null
        && known.version == version
        && known.path.equals(schema.searchPath())
        && known.style.equals(style)
        && known.parameterOids.equals(parameterOids)) {
      return known.planned;
    }
    Planned planned =
        conversation.services().plans().plan(statement, 0, parameterOids, schema, style);
    made = new Made(planned, parameterOids, schema.searchPath(), version, style);
    return planned;
  }
}
