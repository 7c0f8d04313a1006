package io.irispgwire.sql;

import io.irispgwire.sql.Token.Kind;
import io.irispgwire.sql.tree.Definition;
import io.irispgwire.sql.tree.Definition.AttributeChange;
import io.irispgwire.sql.tree.Definition.Column;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.QualifiedName;
import io.irispgwire.sql.tree.TypeName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CREATE and ALTER TYPE of enums and composite types; other forms are known by their tag. */
final class UserTypes {
  private final TokenStream in;
  private final Grammar grammar;

  UserTypes(Grammar grammar) {
    this.in = grammar.in;
    this.grammar = grammar;
  }

  /** CREATE TYPE; the word CREATE has been read. */
  Definition create(int start) {
    in.expect("type");
    QualifiedName name = grammar.names.relation();
    if (!in.at("as")) {
      grammar.skipping.statement(); // a base type, or the name of one to come
      return new Definition.Other(in.from(start), "CREATE TYPE");
    }
    in.take();
    if (in.accept("enum")) {
      return new Definition.CreateEnum(in.from(start), name, labels());
    }
    if (in.at("(")) {
      return new Definition.CreateComposite(in.from(start), name, attributes());
    }
    return grammar.otherCommands.rest(start, "CREATE TYPE");
  }

  private List<String> labels() {
    List<String> labels = new ArrayList<>();
    in.expect("(");
    if (!in.at(")")) {
      do {
        labels.add(in.string());
      } while (in.accept(","));
    }
    in.expect(")");
    return labels;
  }

  private List<Column> attributes() {
    List<Column> attributes = new ArrayList<>();
    in.expect("(");
    if (!in.at(")")) {
      do {
        attributes.add(grammar.tables.column());
      } while (in.accept(","));
    }
    in.expect(")");
    return attributes;
  }

  /** ALTER TYPE; the word ALTER has been read. */
  Definition alter(int start) {
    in.expect("type");
    QualifiedName name = grammar.names.relation();
    if (in.at("add") && in.peek(1).is("value")) {
      return addValue(start, name);
    }
    if (in.at("rename")) {
      return rename(start, name);
    }
    if (in.at("set") && in.peek(1).is("schema")) {
      in.take();
      in.take();
      Name schema = grammar.names.column();
      return new Definition.MoveType(in.from(start), name, null, schema);
    }
    if (in.peek(1).is("attribute") && (in.at("add") || in.at("drop") || in.at("alter"))) {
      return attributes(start, name);
    }
    return grammar.otherCommands.rest(start, "ALTER TYPE");
  }

  private Definition addValue(int start, QualifiedName name) {
    in.take();
    in.take();
    boolean ifNotExists = grammar.definitions.ifNotExists();
    String label = in.string();
    boolean before = in.accept("before");
    @Nullable String neighbour = before || in.accept("after") ? in.string() : null;
    return new Definition.AddLabel(in.from(start), name, ifNotExists, label, before, neighbour);
  }

  private Definition rename(int start, QualifiedName name) {
    in.take();
    if (in.accept("value")) {
      String label = in.string();
      in.expect("to");
      String renamed = in.string();
      return new Definition.RenameLabel(in.from(start), name, label, renamed);
    }
    if (in.accept("attribute")) {
      Name attribute = grammar.names.column();
      in.expect("to");
      Name renamed = grammar.names.column();
      grammar.definitions.cascade();
      return new Definition.AlterComposite(
          in.from(start),
          name,
          List.of(new AttributeChange(attribute, null, null, renamed, false)));
    }
    in.expect("to");
    Name renamed = grammar.names.column();
    return new Definition.MoveType(in.from(start), name, renamed, null);
  }

  private Definition attributes(int start, QualifiedName name) {
    List<AttributeChange> changes = new ArrayList<>();
    do {
      changes.add(attribute());
    } while (in.accept(","));
    return new Definition.AlterComposite(in.from(start), name, changes);
  }

  private AttributeChange attribute() {
    Token verb = in.take();
    if (!verb.is("add") && !verb.is("drop") && !verb.is("alter")) {
      throw in.unexpected();
    }
    in.expect("attribute");
    if (verb.is("add")) {
      Column column = grammar.tables.column();
      grammar.definitions.cascade();
      return new AttributeChange(null, column, null, null, false);
    }
    boolean ifExists = verb.is("drop") && in.at("if");
    if (ifExists) {
      in.expect("if", "exists");
    }
    Name attribute = grammar.names.column();
    @Nullable TypeName type = verb.is("alter") ? newType() : null;
    grammar.definitions.cascade();
    return new AttributeChange(attribute, null, type, null, ifExists);
  }

  private TypeName newType() {
    if (in.accept("set")) {
      in.expect("data");
    }
    in.expect("type");
    TypeName type = grammar.types.type();
    if (in.accept("collate") && !in.at(Kind.END)) {
      grammar.names.qualified();
    }
    return type;
  }
}
