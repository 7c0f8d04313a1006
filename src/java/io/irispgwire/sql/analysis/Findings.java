package io.irispgwire.sql.analysis;

import io.irispgwire.sql.ParsedStatement;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Modification;
import io.irispgwire.sql.tree.Node;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.sql.tree.TableRef;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What has been found out so far: filled by the analysers, read by everyone after them. */
final class Findings implements Analysis {
  private final ParsedStatement statement;
  private final Variables variables;
  private final IdentityHashMap<Node, Facts> facts = new IdentityHashMap<>(64);
  private final Set<Table> tables = new LinkedHashSet<>();
  private List<PgType> parameterTypes = List.of();
  private List<ResultColumn> columns = List.of();
  private final IdentityHashMap<Modification, Modified> modified = new IdentityHashMap<>(1);
  private final List<Modification> inWith = new ArrayList<>(0);
  private List<Target> returning = List.of();
  private @Nullable Table target;

  /** What is known of one node; which fields are used depends on its kind. */
  private static final class Facts {
    @Nullable SqlType type;
    @Nullable SqlType coercion;
    List<Call> calls = List.of();
    @Nullable Resolution resolution;
    List<Target> targets = List.of();
    List<ResultColumn> columns = List.of();
    @Nullable RangeEntry entry;
    int outputColumn = -1;
    int field = -1;
    @Nullable DomainRules domain;
    @Nullable RowExpression fallback;
    boolean grouped;
    @Nullable Expression groupingKey;
  }

  Findings(ParsedStatement statement, Variables variables) {
    this.statement = statement;
    this.variables = variables;
  }

  Variables variables() {
    return variables;
  }

  private Facts facts(Node node) {
    return facts.computeIfAbsent(node, n -> new Facts());
  }

  private @Nullable Facts known(Node node) {
    return facts.get(node);
  }

  void setType(Expression expression, SqlType type) {
    facts(expression).type = type;
  }

  void setCoercion(Expression expression, @Nullable SqlType type) {
    facts(expression).coercion = type;
  }

  void setCalls(Node node, List<Call> calls) {
    facts(node).calls = calls;
  }

  void setField(Expression.FieldSelection selection, int field) {
    facts(selection).field = field;
  }

  void setDomain(Expression.Cast cast, DomainRules domain) {
    facts(cast).domain = domain;
  }

  void setFallback(Expression.Default node, RowExpression value) {
    facts(node).fallback = value;
  }

  void setResolution(Expression.ColumnRef reference, Resolution resolution) {
    facts(reference).resolution = resolution;
  }

  void setRow(Expression.Star star, Resolution.WholeRow row) {
    facts(star).resolution = row;
  }

  void setTargets(Query.Select select, List<Target> targets) {
    facts(select).targets = List.copyOf(targets);
  }

  void setColumns(Query query, List<ResultColumn> queryColumns) {
    facts(query).columns = List.copyOf(queryColumns);
  }

  void setEntry(TableRef ref, RangeEntry entry) {
    facts(ref).entry = entry;
  }

  void setOutputColumn(Expression item, int index) {
    facts(item).outputColumn = index;
  }

  void setGroupingKey(Expression expression, Expression key) {
    facts(expression).groupingKey = key;
  }

  void setGrouped(Query.Select select) {
    facts(select).grouped = true;
  }

  void setResult(List<ResultColumn> resultColumns) {
    columns = List.copyOf(resultColumns);
  }

  void setReturning(List<Target> targets) {
    returning = List.copyOf(targets);
    columns = targets.stream().map(Target::column).toList();
  }

  void setTarget(Table table) {
    target = table;
  }

  void setModified(Modification node, Modified found) {
    modified.put(node, found);
  }

  void addInWith(Modification node) {
    inWith.add(node);
  }

  void setParameterTypes(List<PgType> types) {
    parameterTypes = List.copyOf(types);
  }

  void addTable(Table table) {
    tables.add(table);
  }

  /** The type an expression has for whatever stands around it. */
  SqlType visibleType(Expression expression) {
    SqlType coercion = coercion(expression);
    return coercion != null ? coercion : typeOf(expression);
  }

  /** Without parentheses and without casts that change nothing. */
  Expression withoutNoise(Expression expression) {
    if (expression instanceof Expression.Parenthesized parenthesized) {
      return withoutNoise(parenthesized.inner());
    }
    Expression operand = null;
    if (expression instanceof Expression.Cast cast && domain(cast) == null) {
      operand = cast.operand();
    } else if (expression instanceof Expression.FunctionCall call
        && call.arguments().size() == 1
        && calls(call).isEmpty()) {
      operand = call.arguments().get(0).value();
    }
    return operand != null
            && coercion(operand) == null
            && !(operand instanceof Expression.Literal)
            && isTyped(expression)
            && typeOf(operand).equals(typeOf(expression))
        ? withoutNoise(operand)
        : expression;
  }

  private boolean isTyped(Expression expression) {
    Facts known = known(expression);
    return known != null && known.type != null;
  }

  @Override
  public ParsedStatement statement() {
    return statement;
  }

  @Override
  public List<PgType> parameterTypes() {
    return parameterTypes;
  }

  @Override
  public List<ResultColumn> columns() {
    return columns;
  }

  @Override
  public SqlType typeOf(Expression expression) {
    Facts known = known(expression);
    return Objects.requireNonNull(known == null ? null : known.type, "expression not analysed");
  }

  @Override
  public @Nullable SqlType coercion(Expression expression) {
    Facts known = known(expression);
    return known == null ? null : known.coercion;
  }

  @Override
  public List<Call> calls(Node node) {
    Facts known = known(node);
    return known == null ? List.of() : known.calls;
  }

  @Override
  public int field(Expression.FieldSelection selection) {
    Facts known = known(selection);
    return known == null ? -1 : known.field;
  }

  @Override
  public @Nullable DomainRules domain(Expression.Cast cast) {
    Facts known = known(cast);
    return known == null ? null : known.domain;
  }

  @Override
  public @Nullable RowExpression fallback(Expression.Default node) {
    Facts known = known(node);
    return known == null ? null : known.fallback;
  }

  @Override
  public boolean same(Expression left, Expression right) {
    return new SameExpression(this).test(left, right);
  }

  @Override
  public Resolution.WholeRow row(Expression.Star star) {
    Facts known = known(star);
    return (Resolution.WholeRow)
        Objects.requireNonNull(known == null ? null : known.resolution, "row not analysed");
  }

  @Override
  public List<Resolution> resolutions() {
    List<Resolution> found = new ArrayList<>();
    for (Facts each : facts.values()) {
      if (each.resolution != null) {
        found.add(each.resolution);
      }
      for (Target target : each.targets) {
        if (target.resolution() != null) {
          found.add(target.resolution());
        }
      }
    }
    return found;
  }

  @Override
  public Resolution resolution(Expression.ColumnRef reference) {
    Facts known = known(reference);
    return Objects.requireNonNull(
        known == null ? null : known.resolution, "column reference not analysed");
  }

  @Override
  public List<Target> targets(Query.Select select) {
    Facts known = known(select);
    return known == null ? List.of() : known.targets;
  }

  @Override
  public List<Target> returning() {
    return returning;
  }

  @Override
  public List<ResultColumn> columns(Query query) {
    Facts known = known(query);
    return known == null ? List.of() : known.columns;
  }

  @Override
  public RangeEntry entry(TableRef ref) {
    Facts known = known(ref);
    return Objects.requireNonNull(known == null ? null : known.entry, "FROM item not analysed");
  }

  @Override
  public int outputColumn(Expression item) {
    Facts known = known(item);
    return known == null ? -1 : known.outputColumn;
  }

  @Override
  public @Nullable Expression groupingKey(Expression expression) {
    Facts known = known(expression);
    return known == null ? null : known.groupingKey;
  }

  @Override
  public List<Table> tables() {
    return List.copyOf(tables);
  }

  @Override
  public @Nullable Table target() {
    return target;
  }

  @Override
  public Modified modified(Modification node) {
    return Objects.requireNonNull(modified.get(node), "modification not analysed");
  }

  @Override
  public List<Modification> inWith() {
    return List.copyOf(inWith);
  }

  @Override
  public boolean isGrouped(Query.Select select) {
    Facts known = known(select);
    return known != null && known.grouped;
  }
}
