package io.irispgwire.eval;

import io.irispgwire.sql.analysis.RowExpression;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.TypeModifiers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A compiled expression over one row of a table: immutable, shared between sessions. */
public final class RowScalar {
  private final Node node;
  private final @Nullable SqlType wanted;
  private final int caches;
  private final int columns;
  private final int size;

  private RowScalar(Node node, @Nullable SqlType wanted, int caches, int columns, int size) {
    this.node = node;
    this.wanted = wanted;
    this.caches = caches;
    this.columns = columns;
    this.size = size;
  }

  /**
   * @throws io.irispgwire.error.PgException 0A000 for a function of PostgreSQL that has no
   *     implementation here
   */
  public static RowScalar of(RowExpression source) {
    Compilation compilation = new Compilation(source.analysis(), RowLookup.NONE);
    Scope scope = new Scope(null);
    int columns = source.entry() == null ? 0 : source.entry().columns().size();
    if (source.entry() != null) {
      scope.add(source.entry());
    }
    Node node = new ExpressionCompiler(compilation, scope).compile(source.expression());
    SqlType wanted = source.analysis().coercion(source.expression());
    return new RowScalar(node, wanted, compilation.caches(), columns, scope.size());
  }

  /**
   * @param row begins with one value for each column of the table
   */
  public @Nullable Object value(@Nullable Object[] row, Environment environment) {
    Frame frame = new Frame(new Execution(environment, List.of(), caches), null, size);
    frame.setAll(0, row, columns);
    Object value = node.value(frame);
    return wanted == null ? value : TypeModifiers.apply(value, wanted, false);
  }
}
