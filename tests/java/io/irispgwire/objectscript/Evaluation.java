package io.irispgwire.objectscript;

import io.irispgwire.types.JsonValue.JsonBoolean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Values of expressions in a frame. */
final class Evaluation {
  private final Frame frame;
  private final Job process;
  private final ClassFile file;

  Evaluation(Frame frame, Job process, ClassFile file) {
    this.frame = frame;
    this.process = process;
    this.file = file;
  }

  Object value(Expression expression) {
    if (expression instanceof Expression.Literal literal) {
      return literal.value();
    }
    if (expression instanceof Expression.Truth truth) {
      return new JsonBoolean(truth.value());
    }
    if (expression instanceof Expression.Json json) {
      DynamicObject object = new DynamicObject();
      json.members().forEach((name, member) -> object.put(name, value(member)));
      return object;
    }
    if (expression instanceof Expression.Variable variable) {
      return variables(variable).get(key(variable));
    }
    if (expression instanceof Expression.Reference reference) {
      return frame.local(reference.name());
    }
    if (expression instanceof Expression.Omitted) {
      return Frame.OMITTED;
    }
    if (expression instanceof Expression.Unary unary) {
      return unary(unary);
    }
    if (expression instanceof Expression.Binary binary) {
      return binary(binary);
    }
    return called(expression);
  }

  private Object called(Expression expression) {
    if (expression instanceof Expression.OwnParameter parameter) {
      return file.parameters().getOrDefault(parameter.name(), "");
    }
    if (expression instanceof Expression.OwnCall call) {
      return process.call(where(call.line()), file.name(), call.method(), values(call.arguments()));
    }
    if (expression instanceof Expression.ClassCall call) {
      return process.call(
          where(call.line()), call.className(), call.method(), values(call.arguments()));
    }
    if (expression instanceof Expression.SystemCall call) {
      return process
          .world()
          .fake(where(call.line()), call.name())
          .call(process, values(call.arguments()));
    }
    if (expression instanceof Expression.ObjectCall call) {
      return object(call.line(), call.object()).call(call.method(), values(call.arguments()));
    }
    if (expression instanceof Expression.Property property) {
      return object(property.line(), property.object()).property(property.name());
    }
    if (expression instanceof Expression.Function function) {
      return function(function);
    }
    throw new ScriptError(file.name(), "no value of " + expression);
  }

  private ScriptObject object(int line, Expression expression) {
    if (value(expression) instanceof ScriptObject object) {
      return object;
    }
    throw new ScriptError(where(line), "not an object");
  }

  private Object unary(Expression.Unary unary) {
    Object value = value(unary.operand());
    return switch (unary.operator()) {
      case "'" -> Values.truth(!Values.isTrue(value));
      case "+" -> Values.canonical(Values.number(value));
      default -> Values.canonical(Values.number(value).negate());
    };
  }

  private Object binary(Expression.Binary binary) {
    Object left = value(binary.left());
    if (binary.operator().equals("&&")) {
      return Values.truth(Values.isTrue(left) && Values.isTrue(value(binary.right())));
    }
    if (binary.operator().equals("||")) {
      return Values.truth(Values.isTrue(left) || Values.isTrue(value(binary.right())));
    }
    return Values.apply(binary.operator(), left, value(binary.right()));
  }

  private Object function(Expression.Function function) {
    String name = function.name().toLowerCase(Locale.ROOT);
    List<Expression> arguments = function.arguments().orElse(List.of());
    return switch (name) {
      case "$namespace" -> process.namespace();
      case "$test" -> Values.truth(process.test());
      case "$get" -> get(arguments);
      case "$order" -> {
        Expression.Variable variable = (Expression.Variable) arguments.get(0);
        yield variables(variable).next(key(variable));
      }
      case "$length" -> length(arguments);
      case "$piece" -> piece(arguments);
      case "$extract" -> {
        String text = text(arguments.get(0));
        int from = Values.number(value(arguments.get(1))).intValue();
        int to = Values.number(value(arguments.get(2))).intValue();
        yield text.substring(Math.min(from - 1, text.length()), Math.min(to, text.length()));
      }
      case "$zconvert" -> text(arguments.get(0)).toLowerCase(Locale.ROOT);
      case "$horolog" -> "";
      case "$zdatetime" -> String.valueOf(System.currentTimeMillis() / 1_000);
      default -> throw new ScriptError(where(function.line()), "no function " + name);
    };
  }

  private Object get(List<Expression> arguments) {
    Expression.Variable variable = (Expression.Variable) arguments.get(0);
    if (variables(variable).has(key(variable))) {
      return variables(variable).get(key(variable));
    }
    return arguments.size() > 1 ? value(arguments.get(1)) : "";
  }

  private Object length(List<Expression> arguments) {
    String text = text(arguments.get(0));
    if (arguments.size() == 1) {
      return String.valueOf(text.length());
    }
    return String.valueOf(pieces(text, text(arguments.get(1))).size());
  }

  private Object piece(List<Expression> arguments) {
    List<String> pieces = pieces(text(arguments.get(0)), text(arguments.get(1)));
    int at = Values.number(value(arguments.get(2))).intValue();
    return at <= pieces.size() ? pieces.get(at - 1) : "";
  }

  private static List<String> pieces(String text, String separator) {
    List<String> pieces = new ArrayList<>();
    int start = 0;
    for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, start)) {
      pieces.add(text.substring(start, at));
      start = at + separator.length();
    }
    pieces.add(text.substring(start));
    return pieces;
  }

  private String text(Expression expression) {
    return String.valueOf(value(expression));
  }

  private List<Object> values(List<Expression> arguments) {
    List<Object> values = new ArrayList<>();
    arguments.forEach(argument -> values.add(value(argument)));
    return values;
  }

  Variables variables(Expression.Variable variable) {
    return variable.isGlobal()
        ? process.world().global(variable.name())
        : frame.local(variable.name());
  }

  String key(Expression.Variable variable) {
    List<String> subscripts = new ArrayList<>();
    variable.subscripts().forEach(subscript -> subscripts.add(text(subscript)));
    return Variables.key(subscripts);
  }

  private String where(int line) {
    return file.name() + ":" + line;
  }
}
