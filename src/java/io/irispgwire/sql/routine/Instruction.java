package io.irispgwire.sql.routine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a body is made of; manual chapter 43. Expressions, queries and statements of SQL are texts.
 */
public sealed interface Instruction {
  /**
   * An instruction of a body, and where it stands.
   *
   * @param line counted from 1
   */
  record Placed(int line, Instruction instruction) implements Instruction {}

  /** BEGIN … END with its variables. */
  record Block(
      @Nullable String label,
      List<Declaration> declarations,
      List<Instruction> body,
      List<Handler> handlers)
      implements Instruction {
    public Block {
      declarations = List.copyOf(declarations);
      body = List.copyOf(body);
      handlers = List.copyOf(handlers);
    }
  }

  /** {@code WHEN … THEN} of EXCEPTION. */
  record Handler(List<Condition> conditions, List<Instruction> body) {
    public Handler {
      conditions = List.copyOf(conditions);
      body = List.copyOf(body);
    }
  }

  /**
   * A variable.
   *
   * @param line counted from 1
   * @param type as written; "" for an alias
   * @param value its first value; null for none
   * @param alias what it is another name of; null when it is none
   * @param query of a cursor; null for anything else
   */
  record Declaration(
      int line,
      String name,
      String type,
      @Nullable String value,
      boolean notNull,
      @Nullable String alias,
      @Nullable String query) {}

  /**
   * A variable, or a field of a record, that takes a value.
   *
   * @param names the variable, and the field behind it
   */
  record Target(List<String> names) {
    public Target {
      names = List.copyOf(names);
    }
  }

  /** Where the first row of a query goes; without targets nowhere. */
  record Into(List<Target> targets, boolean strict) {
    static final Into NOWHERE = new Into(List.of(), false);

    public Into {
      targets = List.copyOf(targets);
    }
  }

  /** {@code target := expression}. */
  record Assign(Target target, String expression) implements Instruction {}

  /** IF; ELSIF is one more branch. */
  record If(List<Branch> branches, List<Instruction> otherwise) implements Instruction {
    public If {
      branches = List.copyOf(branches);
      otherwise = List.copyOf(otherwise);
    }
  }

  /**
   * CASE.
   *
   * @param subject null where the branches' conditions stand for themselves
   * @param branches with a subject, their conditions are lists of values
   * @param otherwise null without ELSE
   */
  record Choice(
      @Nullable String subject, List<Branch> branches, @Nullable List<Instruction> otherwise)
      implements Instruction {
    public Choice {
      branches = List.copyOf(branches);
    }
  }

  /** What is done under a condition. */
  record Branch(String condition, List<Instruction> body) {
    public Branch {
      body = List.copyOf(body);
    }
  }

  /**
   * LOOP and WHILE.
   *
   * @param condition null for a plain LOOP
   */
  record Loop(@Nullable String label, @Nullable String condition, List<Instruction> body)
      implements Instruction {
    public Loop {
      body = List.copyOf(body);
    }
  }

  /** FOR over integers. */
  record Count(
      @Nullable String label,
      String variable,
      boolean reverse,
      String from,
      String to,
      @Nullable String by,
      List<Instruction> body)
      implements Instruction {
    public Count {
      body = List.copyOf(body);
    }
  }

  /** FOR over the rows of a query, or of one whose text EXECUTE computes. */
  record Each(@Nullable String label, Into row, Rows rows, List<Instruction> body)
      implements Instruction {
    public Each {
      body = List.copyOf(body);
    }
  }

  /**
   * EXIT and CONTINUE.
   *
   * @param condition of WHEN; null for always
   */
  record Leave(@Nullable String label, @Nullable String condition, boolean again)
      implements Instruction {}

  /** RETURN. */
  record Return(@Nullable String expression) implements Instruction {}

  /** RETURN NEXT. */
  record ReturnNext(@Nullable String expression) implements Instruction {}

  /** RETURN QUERY. */
  record ReturnQuery(Rows rows) implements Instruction {}

  /** Where rows come from. */
  sealed interface Rows {}

  /** A query. */
  record Query(String sql) implements Rows {}

  /** A query whose text is computed. */
  record Dynamic(String expression, List<String> using) implements Rows {
    public Dynamic {
      using = List.copyOf(using);
    }
  }

  /** FOREACH … IN ARRAY. */
  record Elements(@Nullable String label, Target target, String array, List<Instruction> body)
      implements Instruction {
    public Elements {
      body = List.copyOf(body);
    }
  }

  /**
   * ASSERT.
   *
   * @param message null for none
   */
  record Assert(String condition, @Nullable String message) implements Instruction {}

  /** RAISE alone: the error that is being handled, again. */
  record RaiseAgain() implements Instruction {}

  /**
   * RAISE.
   *
   * @param level in upper case
   * @param condition what the error is called; null where it is not said
   * @param format null where there is none
   * @param options of USING, in upper case, and their expressions
   */
  record Raise(
      String level,
      @Nullable Condition condition,
      @Nullable String format,
      List<String> arguments,
      List<Option> options)
      implements Instruction {
    /** {@code name = expression}. */
    public record Option(String name, String expression) {}

    public Raise {
      arguments = List.copyOf(arguments);
      options = List.copyOf(options);
    }
  }

  /** A statement of SQL. */
  record Run(String sql, Into into) implements Instruction {}

  /** PERFORM: a query whose rows nobody wants. */
  record Perform(String query) implements Instruction {}

  /** EXECUTE of a text that is computed. */
  record Execute(String expression, Into into, List<String> using) implements Instruction {
    public Execute {
      using = List.copyOf(using);
    }
  }

  /**
   * OPEN.
   *
   * @param query null where the cursor's declaration has it
   */
  record Open(String cursor, @Nullable String query) implements Instruction {}

  /** FETCH of the next row. */
  record Fetch(String cursor, Into into) implements Instruction {}

  /** CLOSE. */
  record Close(String cursor) implements Instruction {}

  /** COMMIT or ROLLBACK. */
  record EndTransaction(boolean commit) implements Instruction {}

  /**
   * GET DIAGNOSTICS.
   *
   * @param stacked whether of the error that is being handled
   */
  record Diagnostics(boolean stacked, List<Item> items) implements Instruction {
    public Diagnostics {
      items = List.copyOf(items);
    }

    /** {@code target = NAME}; the name in lower case. */
    public record Item(Target target, String name) {}
  }

  /** NULL. */
  record Nothing() implements Instruction {}
}
