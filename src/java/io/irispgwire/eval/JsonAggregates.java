package io.irispgwire.eval;

import io.irispgwire.types.PgArray;
import io.irispgwire.types.PgRecord;
import org.jspecify.annotations.Nullable;

/** json_agg, json_object_agg and their jsonb kin. */
final class JsonAggregates {
  private JsonAggregates() {}

  static Aggregates.Factory find(String name) {
    return switch (name) {
      case "json_agg" -> in -> new Elements(in, false);
      case "jsonb_agg" -> in -> new Elements(in, true);
      case "json_object_agg" -> in -> new Members(in, false);
      default -> in -> new Members(in, true);
    };
  }

  private static final class Elements implements Aggregates.State {
    private final Invocation in;
    private final boolean binary;
    private final StringBuilder out = new StringBuilder();

    Elements(Invocation in, boolean binary) {
      this.in = in;
      this.binary = binary;
    }

    @Override
    public void add(@Nullable Object[] values) {
      boolean structured = values[0] instanceof PgRecord || values[0] instanceof PgArray;
      out.append(out.isEmpty() ? "[" : structured ? ", \n " : ", ")
          .append(JsonValues.of(in.argumentType(0), values[0], in.style()));
    }

    @Override
    public @Nullable Object result() {
      if (out.isEmpty()) {
        return null;
      }
      return binary ? JsonFunctions.jsonb(out + "]") : out + "]";
    }
  }

  private static final class Members implements Aggregates.State {
    private final Invocation in;
    private final boolean binary;
    private final StringBuilder out = new StringBuilder();

    Members(Invocation in, boolean binary) {
      this.in = in;
      this.binary = binary;
    }

    @Override
    public void add(@Nullable Object[] values) {
      Object key = values[0];
      if (key == null) {
        throw Failures.parameter("field name must not be null");
      }
      out.append(out.isEmpty() ? "{ " : ", ")
          .append(JsonText.quote(JsonValues.key(in.argumentType(0), key, in.style())))
          .append(" : ")
          .append(JsonValues.of(in.argumentType(1), values[1], in.style()));
    }

    @Override
    public @Nullable Object result() {
      if (out.isEmpty()) {
        return null;
      }
      return binary ? JsonFunctions.jsonb(out + " }") : out + " }";
    }
  }
}
