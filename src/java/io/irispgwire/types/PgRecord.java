package io.irispgwire.types;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value of a composite type: one value per field. */
public record PgRecord(List<PgType> types, List<@Nullable Object> values) {}
