package io.irispgwire.sql.deparse;

import static io.irispgwire.sql.deparse.Printer.DETAIL;
import static io.irispgwire.sql.deparse.Printer.STANDARD;

import io.irispgwire.sql.analysis.Analysis;
import io.irispgwire.sql.analysis.RangeEntry;
import io.irispgwire.sql.analysis.ResultColumn;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.TableRef;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** FROM: {@code get_from_clause}, {@code get_from_clause_item}. */
final class FromText {
  private final Analysis analysis;
  private final Vocabulary words;
  private final ColumnNames columns;
  private final QueryText query;
  private final IdentityHashMap<TableRef, String> names = new IdentityHashMap<>();

  FromText(Analysis analysis, Vocabulary words, ColumnNames columns, QueryText query) {
    this.analysis = analysis;
    this.words = words;
    this.columns = columns;
    this.query = query;
  }

  /** Gives each item its name, before anything is written. */
  void declare(TableRef item) {
    if (item instanceof TableRef.Join join) {
      declare(join.left());
      declare(join.right());
      if (join.alias() != null) {
        names.put(item, columns.add(analysis.entry(item)));
      }
    } else {
      names.put(item, columns.add(analysis.entry(item)));
    }
  }

  void print(List<TableRef> items, Printer out) {
    for (int i = 0; i < items.size(); i++) {
      TableRef item = items.get(i);
      if (i == 0) {
        out.line(" FROM ", -STANDARD, STANDARD, 2);
        print(item, out);
      } else {
        out.add(", ");
        out.item(false, each -> print(item, each));
      }
    }
  }

  private void print(TableRef item, Printer out) {
    if (item instanceof TableRef.Join join) {
      join(join, out);
    } else if (item instanceof TableRef.Relation relation) {
      relation(relation, out);
    } else if (item instanceof TableRef.Derived derived) {
      out.add(derived.lateral() ? "LATERAL (" : "(");
      out.nested(() -> query.inside().print(derived.query(), out, true, null));
      out.add(")").add(alias(item));
      TableRef.Alias alias = derived.alias();
      if (alias != null && !alias.columns().isEmpty()) {
        columnAliases(item, out);
      }
    } else if (item instanceof TableRef.Function function) {
      function(function, out);
    }
  }

  private String alias(TableRef item) {
    return ' ' + Vocabulary.quoted(Objects.requireNonNull(names.get(item)));
  }

  private void relation(TableRef.Relation node, Printer out) {
    RangeEntry entry = analysis.entry(node);
    String own;
    if (entry.source() instanceof RangeEntry.BaseTable base) {
      out.add(node.only() ? "ONLY " : "").add(words.relation(base.table()));
      own = base.table().name();
    } else {
      own = node.name().last().value();
      out.add(Vocabulary.quoted(own));
    }
    if (node.alias() != null || !own.equals(names.get(node))) {
      out.add(alias(node));
    }
    TableRef.Alias written = node.alias();
    if (written != null && !written.columns().isEmpty()) {
      columnAliases(node, out);
    }
  }

  private void columnAliases(TableRef item, Printer out) {
    String separator = "(";
    for (ResultColumn column : analysis.entry(item).columns()) {
      out.add(separator).add(Vocabulary.quoted(column.label()));
      separator = ", ";
    }
    out.add(")");
  }

  private void function(TableRef.Function node, Printer out) {
    out.add(node.lateral() ? "LATERAL " : "").add(node.calls().size() > 1 ? "ROWS FROM(" : "");
    Lowering expressions = new Lowering(analysis, words, columns);
    for (int i = 0; i < node.calls().size(); i++) {
      out.add(i == 0 ? "" : ", ");
      expressions.of(node.calls().get(i)).printWithCasts(out);
    }
    out.add(node.calls().size() > 1 ? ")" : "").add(node.ordinality() ? " WITH ORDINALITY" : "");
    out.add(alias(node));
    if (node.columnTypes().isEmpty()) {
      columnAliases(node, out);
      return;
    }
    String separator = "(";
    for (ResultColumn column : analysis.entry(node).columns()) {
      out.add(separator).add(Vocabulary.quoted(column.label())).add(" ");
      out.add(words.type(column.type()));
      separator = ", ";
    }
    out.add(")");
  }

  private void join(TableRef.Join node, Printer out) {
    boolean enclosed = !out.pretty() || node.alias() != null;
    out.add(enclosed ? "(" : "");
    print(node.left(), out);
    out.line(words(node), -STANDARD, STANDARD, DETAIL);
    boolean right =
        out.pretty() && node.right() instanceof TableRef.Join inner && inner.alias() == null;
    out.add(right ? "(" : "");
    print(node.right(), out);
    out.add(right ? ")" : "");
    condition(node, out);
    out.add(enclosed ? ")" : "");
    if (node.alias() != null) {
      out.add(alias(node));
    }
  }

  private static String words(TableRef.Join node) {
    boolean free = node.on() == null && node.using() == null && !node.natural();
    return switch (node.kind()) {
      case INNER -> free ? " CROSS JOIN " : " JOIN ";
      case CROSS -> " CROSS JOIN ";
      case LEFT -> " LEFT JOIN ";
      case RIGHT -> " RIGHT JOIN ";
      case FULL -> " FULL JOIN ";
    };
  }

  private void condition(TableRef.Join node, Printer out) {
    List<Name> using = node.using();
    Expression on = node.on();
    if (using != null) {
      out.add(" USING (").add(QueryText.names(using)).add(")");
    } else if (node.natural()) {
      out.add(" USING (").add(merged(node)).add(")");
    } else if (on != null) {
      out.add(" ON ");
      out.addUnlessPretty("(");
      new Lowering(analysis, words, columns).of(on).print(out);
      out.addUnlessPretty(")");
    }
  }

  /** The columns that both sides of a NATURAL join have. */
  private String merged(TableRef.Join node) {
    List<String> right = labels(node.right());
    return String.join(
        ", ",
        labels(node.left()).stream()
            .filter(right::contains)
            .map(Vocabulary::quoted)
            .distinct()
            .toList());
  }

  private List<String> labels(@Nullable TableRef item) {
    if (item instanceof TableRef.Join join && join.alias() == null) {
      List<String> all = new ArrayList<>(labels(join.left()));
      all.addAll(labels(join.right()));
      return all;
    }
    return analysis.entry(Objects.requireNonNull(item)).columns().stream()
        .map(ResultColumn::label)
        .toList();
  }
}
