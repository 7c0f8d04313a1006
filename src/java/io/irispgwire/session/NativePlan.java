package io.irispgwire.session;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.Lexer;
import io.irispgwire.sql.ParsedStatement;
import io.irispgwire.sql.Parser;
import io.irispgwire.sql.Token;
import io.irispgwire.sql.Translation;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.sql.Translator;
import io.irispgwire.sql.analysis.ResultColumn;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.tree.Statement.Native;
import io.irispgwire.types.PgType;
import io.irispgwire.types.Types;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * IRIS's own SQL: sent as it is, with {@code ?} for {@code $n}. The back end tells its columns; its
 * parameters are text where the client does not say what they are.
 */
final class NativePlan {
  /** What a text of IRIS's comes to when it is read as PostgreSQL. */
  private static final Set<SqlState> MISREAD =
      Set.of(
          SqlState.UNDEFINED_COLUMN,
          SqlState.UNDEFINED_FUNCTION,
          SqlState.UNDEFINED_TABLE,
          SqlState.UNDEFINED_OBJECT);

  private final SchemaLookup schema;

  NativePlan(SchemaLookup schema) {
    this.schema = schema;
  }

  /** The statement as IRIS's own, where PostgreSQL's grammar takes it and {@code failure} came. */
  static @Nullable ParsedStatement instead(
      PgException failure, ParsedStatement statement, SchemaLookup schema) {
    return MISREAD.contains(failure.state())
        ? Parser.asNative(statement, !readsJson(statement, schema))
        : null;
  }

  /** Whether {@code ->} may be PostgreSQL's: a table that the text names has a column of json. */
  private static boolean readsJson(ParsedStatement statement, SchemaLookup schema) {
    for (Token token : Lexer.tokens(statement.sql())) {
      boolean word = token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED_WORD;
      Table table = word ? schema.table(null, token.text()) : null;
      if (table != null && table.columns().stream().anyMatch(NativePlan::isJson)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isJson(Table.Column column) {
    String type = column.type().type().name();
    return type.equals("json") || type.equals("jsonb");
  }

  Planned plan(ParsedStatement statement, Native tree, List<Integer> parameterOids) {
    List<PgType> types = new ArrayList<>();
    for (int i = 0; i < statement.parameterCount(); i++) {
      int oid = i < parameterOids.size() ? parameterOids.get(i) : 0;
      PgType stated = Types.byOid(oid);
      types.add(stated == null ? PgType.TEXT : stated);
    }
    Step step = Translator.untouched(statement, tree, types);
    List<ResultColumn> columns =
        tree.kind() == Native.Kind.QUERY ? schema.columnsOf(step.irisSql()) : List.of();
    Translation translation = new Translation(List.of(step), List.of());
    return new Planned(
        statement,
        types,
        columns,
        !columns.isEmpty(),
        CommandTag.of(tree),
        new Plan.Remote(
            translation, slots -> translation, new IdentityHashMap<>(), null, List.of()));
  }
}
