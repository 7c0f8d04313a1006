package io.irispgwire.sql.translate;

import io.irispgwire.sql.IrisVersion;
import io.irispgwire.sql.Translation;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.sql.analysis.Analysis;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.tree.Definition;
import io.irispgwire.sql.tree.Merge;
import io.irispgwire.sql.tree.Modification;
import io.irispgwire.sql.tree.Node;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.sql.tree.SessionCommand;
import io.irispgwire.sql.tree.Statement;
import io.irispgwire.sql.tree.TransactionControl;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;

/** One statement to its steps. What a session answers by itself never comes here. */
public final class StatementTranslator implements Statement.Visitor<Translation> {
  private final Rules rules;
  private final SchemaLookup schema;

  /**
   * @param arraySlots how many elements of an array parameter the text has places for
   */
  public StatementTranslator(
      Analysis analysis, SchemaLookup schema, IrisVersion version, int arraySlots) {
    this.rules = new Rules(analysis, arraySlots, version);
    this.schema = schema;
  }

  @Override
  public Translation onQuery(Query node) {
    if (!node.locking().isEmpty()) {
      return new Translation(new LockingRule(rules, node).steps(), List.of());
    }
    Fragment sql = rules.topLevel(node, null);
    return only(new Step(Step.Kind.QUERY, sql.text(), sql.operands()));
  }

  @Override
  public Translation onInsert(Modification.Insert node) {
    return ruled(new InsertRule(rules, node).steps());
  }

  /** The INSERT of whole rows of which some columns are given. */
  public Translation insertOfColumns(Modification.Insert node, BitSet given) {
    return ruled(new InsertRule(rules, node).ofColumns(given));
  }

  /** The columns of the table, from 0, that an INSERT gives values for. */
  public List<Integer> insertTargets(Modification.Insert node) {
    return new InsertRule(rules, node).targets();
  }

  private Translation ruled(List<Step> steps) {
    return new Translation(
        steps, List.of(), List.of(), List.of(), Objects.requireNonNull(rules.analysis().target()));
  }

  @Override
  public Translation onUpdate(Modification.Update node) {
    return ruled(new Modifications(rules).update(node));
  }

  @Override
  public Translation onDelete(Modification.Delete node) {
    return new Translation(new Modifications(rules).delete(node), List.of());
  }

  @Override
  public Translation onMerge(Merge node) {
    throw Refusal.of(node, "MERGE");
  }

  @Override
  public Translation onDefinition(Definition node) {
    return new Definitions(rules, schema).translate(node);
  }

  @Override
  public Translation onExplain(Statement.Explain node) {
    throw local(node);
  }

  @Override
  public Translation onTransactionControl(TransactionControl node) {
    throw local(node);
  }

  @Override
  public Translation onSessionCommand(SessionCommand node) {
    throw local(node);
  }

  @Override
  public Translation onNative(Statement.Native node) {
    throw local(node);
  }

  @Override
  public Translation onCopy(Statement.Copy node) {
    throw local(node);
  }

  private static IllegalArgumentException local(Node node) {
    return new IllegalArgumentException("not for the back end: " + node);
  }

  private static Translation only(Step step) {
    return new Translation(List.of(step), List.of());
  }
}
