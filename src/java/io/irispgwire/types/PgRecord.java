package io.irispgwire.types;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value of a composite type: one value per field.
 *
 * @param names the fields' names; null for {@code ROW(…)}, whose fields are f1, f2, …
 */
public record PgRecord(
    List<PgType> types, List<@Nullable Object> values, @Nullable List<String> names) {
  public PgRecord(List<PgType> types, List<@Nullable Object> values) {
    this(types, values, null);
  }
}
