package io.irispgwire.session;

import io.irispgwire.types.JsonText;
import io.irispgwire.types.JsonValue;
import io.irispgwire.types.JsonValue.JsonArray;
import io.irispgwire.types.JsonValue.JsonNumber;
import io.irispgwire.types.JsonValue.JsonObject;
import io.irispgwire.types.JsonValue.JsonString;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A node of EXPLAIN's tree: as lines, and as JSON. */
final class ExplainedNode {
  private record Property(String name, String value) {}

  private final String type;
  private final List<String> remarks = new ArrayList<>();
  private final List<Property> properties = new ArrayList<>();
  private final List<ExplainedNode> children = new ArrayList<>();
  private String measure = "";
  private @Nullable Long rows;

  ExplainedNode(String type) {
    this.type = type;
  }

  /**
   * @param millis null without timing
   */
  void measured(long count, @Nullable String millis) {
    rows = count;
    String time = millis == null ? "" : "time=0.000.." + millis + " ";
    measure = " (actual " + time + "rows=" + count + " loops=1)";
  }

  void say(String remark) {
    remarks.add(remark);
  }

  void put(String name, String value) {
    properties.add(new Property(name, value));
  }

  void add(ExplainedNode child) {
    children.add(child);
  }

  /** As PostgreSQL indents its nodes. */
  void append(List<String> lines, String indent) {
    lines.add(indent + type + measure);
    String inner = " ".repeat(indent.length()) + "  ";
    remarks.forEach(remark -> lines.add(inner + remark));
    for (Property property : properties) {
      List<String> values = property.value.strip().lines().toList();
      boolean one = values.size() <= 1;
      lines.add(inner + property.name + ":" + (one ? " " + String.join("", values) : ""));
      if (!one) {
        values.forEach(value -> lines.add(inner + "  " + value));
      }
    }
    children.forEach(child -> child.append(lines, inner + "->  "));
  }

  /**
   * The document that FORMAT JSON gives.
   *
   * @param millis null without a summary
   */
  String json(@Nullable String millis) {
    Map<String, JsonValue> document = new LinkedHashMap<>();
    document.put("Plan", json());
    if (millis != null) {
      document.put("Execution Time", new JsonNumber(new BigDecimal(millis)));
    }
    return JsonText.of(new JsonArray(List.of(new JsonObject(document))));
  }

  private JsonValue json() {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.put("Node Type", new JsonString(type));
    if (rows != null) {
      members.put("Actual Rows", new JsonNumber(BigDecimal.valueOf(rows)));
      members.put("Actual Loops", new JsonNumber(BigDecimal.ONE));
    }
    for (Property property : properties) {
      List<JsonValue> values = new ArrayList<>();
      if (members.get(property.name) instanceof JsonArray before) {
        values.addAll(before.elements());
      }
      values.add(new JsonString(property.value));
      members.put(property.name, new JsonArray(values));
    }
    if (!children.isEmpty()) {
      members.put("Plans", new JsonArray(children.stream().map(ExplainedNode::json).toList()));
    }
    return new JsonObject(members);
  }
}
