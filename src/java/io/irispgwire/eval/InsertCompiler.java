package io.irispgwire.eval;

import io.irispgwire.sql.analysis.ConflictKey;
import io.irispgwire.sql.analysis.Modified;
import io.irispgwire.sql.analysis.RangeEntry;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.tree.Modification.Insert;
import io.irispgwire.sql.tree.Modification.OnConflict;
import io.irispgwire.sql.tree.Modification.Target;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** INSERT without its WITH. */
final class InsertCompiler {
  private final Compilation compilation;
  private final Scope scope;
  private final ExpressionCompiler compiler;

  InsertCompiler(Compilation compilation, Scope scope, ExpressionCompiler compiler) {
    this.compilation = compilation;
    this.scope = scope;
    this.compiler = compiler;
  }

  Change compile(Insert node) {
    Modified modified = compilation.analysis().modified(node);
    TargetRow target = new TargetRow(modified, scope);
    Proposal proposal = proposal(modified.table(), node.columns(), width(node));
    Plan source =
        new SourceCompiler(compilation, scope, SourceCompiler.DEFAULT)
            .compile(node.source(), proposal.types());
    Conflict conflict =
        node.onConflict() == null ? null : conflict(node.onConflict(), target, modified.excluded());
    ReturningPlan returning = ReturningPlan.compile(modified.returning(), target, compiler);
    return new InsertPlan(scope, source, proposal, target, conflict, returning);
  }

  private int width(Insert node) {
    Query source = node.source();
    if (source == null) {
      return 0;
    }
    return source.body() instanceof Query.Values values
        ? values.rows().get(0).size()
        : compilation.analysis().columns(source).size();
  }

  /**
   * What a source row becomes.
   *
   * @param targets the columns as the client named them; the first of the table if it named none
   */
  Proposal proposal(Table table, List<Target> targets, int width) {
    int base = scope.allocate(width);
    List<SqlType> types = new ArrayList<>();
    Map<Integer, Node> values = new LinkedHashMap<>();
    for (int i = 0; i < width; i++) {
      int slot = base + i;
      Node value = frame -> frame.get(slot);
      Target to = targets.isEmpty() ? null : targets.get(i);
      int column = to == null ? i : AssignmentCompiler.column(table, to);
      SqlType type = table.columns().get(column).type();
      types.add(to == null ? type : ArrayAssignment.type(type, to));
      if (to != null && !to.indirection().isEmpty()) {
        PgType element = Objects.requireNonNull(Types.elementOf(type.type()));
        Node before = values.getOrDefault(column, frame -> null);
        values.put(column, ArrayAssignment.compile(before, element, to, value, compiler));
      } else {
        values.put(column, value);
      }
    }
    return new Proposal(table, types, base, List.copyOf(values.keySet()), nodes(values));
  }

  private static Node[] nodes(Map<Integer, Node> values) {
    return values.values().toArray(new Node[0]);
  }

  private Conflict conflict(OnConflict node, TargetRow target, @Nullable RangeEntry excluded) {
    List<Integer> key = ConflictKey.of(compilation.analysis(), target.table(), node);
    List<@Nullable Node> defaults = new ArrayList<>();
    target.table().columns().forEach(column -> defaults.add(StoredValue.ofDefault(column)));
    if (node.update() == null || excluded == null) {
      return new Conflict(scope, target, key, -1, defaults, null, null);
    }
    int base = scope.add(excluded);
    Node where = node.where() == null ? null : compiler.compile(node.where());
    AssignmentCompiler.Assigned assigned =
        new AssignmentCompiler(compilation, compiler, target).compile(node.update());
    return new Conflict(scope, target, key, base, defaults, where, assigned);
  }
}
