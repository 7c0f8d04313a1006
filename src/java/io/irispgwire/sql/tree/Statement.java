package io.irispgwire.sql.tree;

import org.jspecify.annotations.Nullable;

/** One SQL statement, without the semicolon. */
public interface Statement extends Node {
  <R extends @Nullable Object> R accept(Visitor<R> visitor);

  /** The groups of statements: each has a place of its own in planning. */
  interface Visitor<R extends @Nullable Object> {
    R onQuery(Query node);

    R onInsert(Modification.Insert node);

    R onUpdate(Modification.Update node);

    R onDelete(Modification.Delete node);

    R onMerge(Merge node);

    R onDefinition(Definition node);

    R onTransactionControl(TransactionControl node);

    R onSessionCommand(SessionCommand node);

    R onExplain(Explain node);

    R onCopy(Copy node);

    R onNative(Native node);
  }

  /**
   * IRIS's own SQL, which goes to IRIS as it is.
   *
   * @param tag what CommandComplete says: {@code SELECT}, {@code CREATE MODEL}
   * @param kind what it does, as its verb says
   * @param parameters where the text has {@code $n}, in its order
   */
  record Native(Span span, String tag, Kind kind, java.util.List<Placeholder> parameters)
      implements Statement {
    /** What a text of IRIS's does. */
    public enum Kind {
      QUERY,
      MODIFICATION,
      CALL,
      /** Of tables, models, procedures. */
      DEFINITION
    }

    /** A {@code $n} of the client's. */
    public record Placeholder(Span span, int number) {}

    public Native {
      parameters = java.util.List.copyOf(parameters);
    }

    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.onNative(this);
    }
  }

  /**
   * {@code EXPLAIN [(…)] statement}.
   *
   * @param options the old syntax, {@code EXPLAIN ANALYZE VERBOSE}, turned into the new one; a
   *     later one wins
   */
  record Explain(Span span, java.util.List<CommandOption> options, Statement statement)
      implements Statement {
    public Explain {
      options = java.util.List.copyOf(options);
    }

    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.onExplain(this);
    }
  }

  /**
   * {@code COPY …}; what its options mean is read when it runs.
   *
   * @param query of {@code COPY (query) TO}, else null
   * @param table of {@code COPY table}, else null
   * @param endpoint STDIN, STDOUT, or the file or program as written: {@code 'f'}, {@code PROGRAM
   *     'p'}
   * @param options the old syntax turned into the new one
   * @param where which rows COPY FROM keeps; null for all
   */
  record Copy(
      Span span,
      @Nullable Statement query,
      @Nullable QualifiedName table,
      java.util.List<Name> columns,
      boolean from,
      String endpoint,
      java.util.List<CopyOption> options,
      @Nullable Expression where)
      implements Statement {
    public Copy {
      columns = java.util.List.copyOf(columns);
      options = java.util.List.copyOf(options);
    }

    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.onCopy(this);
    }
  }
}
