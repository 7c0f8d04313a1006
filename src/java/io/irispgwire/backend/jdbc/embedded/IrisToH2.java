package io.irispgwire.backend.jdbc.embedded;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns a statement of IRIS SQL into H2's, or refuses it. The rules are {@link Refusals}, {@link
 * Structure}, {@link Forms}, {@link Definitions} and {@link Modifications}.
 */
public final class IrisToH2 {
  private final Map<String, String> constants;

  /**
   * @param user what USER gives
   * @param namespace what $NAMESPACE gives
   * @param job what $JOB gives
   */
  public IrisToH2(String user, String namespace, String job) {
    this.constants =
        Map.of(
            "USER",
            user,
            "CURRENT_USER",
            user,
            "$USERNAME",
            user,
            "$NAMESPACE",
            namespace,
            "$JOB",
            job);
  }

  /**
   * @param schemas stored names of the schemas by upper-case name: H2 finds tables and columns
   *     whatever their case, but not schemas
   * @throws io.irispgwire.error.PgException 42601, 0A000 and others for what IRIS would not take
   */
  public Converted convert(String irisSql, Map<String, String> schemas) {
    Draft draft = new Draft(irisSql, Lexer.tokens(irisSql));
    if (draft.size() == 0) {
      throw Refusal.syntax("a statement expected");
    }
    Refusals.check(draft);
    Structure.check(draft);
    names(draft, schemas);
    Forms.apply(draft);
    Definitions.apply(draft);
    Modifications.apply(draft);
    boolean definesSchema = draft.is(1, "SCHEMA") && !draft.is(0, "SELECT");
    return new Converted(draft.render(), newSchema(draft, schemas), definesSchema);
  }

  /** IRIS makes a schema when the first table of that schema is made. */
  private static @Nullable String newSchema(Draft draft, Map<String, String> schemas) {
    int table = Definitions.newTable(draft);
    if (table < 0 || !draft.is(table + 1, ".")) {
      return null;
    }
    String name = draft.at(table).text();
    return schemas.containsKey(name.toUpperCase(Locale.ROOT)) ? null : name;
  }

  private void names(Draft draft, Map<String, String> schemas) {
    for (int i = 0; i < draft.size(); i++) {
      Token token = draft.at(i);
      if (!token.isName()) {
        continue;
      }
      String constant = constants.get(token.word());
      if (constant != null
          && !draft.is(i - 1, ".")
          && !draft.is(0, "CREATE")
          && !draft.is(0, "DROP")) {
        draft.replace(i, "'" + constant.replace("'", "''") + "'");
      }
      boolean schema = draft.is(i + 1, ".") && !draft.is(i - 1, ".");
      String stored =
          schema || draft.is(i - 1, "SCHEMA")
              ? schemas.get(token.text().toUpperCase(Locale.ROOT))
              : null;
      if (stored != null) {
        draft.replace(i, "\"" + stored.replace("\"", "\"\"") + "\"");
      }
    }
  }

  /**
   * A statement for H2.
   *
   * @param newSchema a schema that must exist before it can be prepared
   * @param definesSchema whether it makes or drops a schema
   */
  public record Converted(String sql, @Nullable String newSchema, boolean definesSchema) {}
}
