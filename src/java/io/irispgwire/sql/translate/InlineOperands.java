package io.irispgwire.sql.translate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.irispgwire.sql.Translation;
import io.irispgwire.sql.Translation.Operand;
import io.irispgwire.sql.tree.Node;
import io.irispgwire.types.Codecs;
import io.irispgwire.types.PgType;
import io.irispgwire.types.TextStyle;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Iterator;

/**
 * Constants written into the text, for views and defaults: IRIS binds nothing there (SQLCODE -148).
 */
final class InlineOperands {
  private static final String UTC = "+00";

  private InlineOperands() {}

  static String inline(Fragment fragment, Node at) {
    StringBuilder text = new StringBuilder();
    Iterator<Operand> operands = fragment.operands().iterator();
    char quote = 0;
    for (int i = 0; i < fragment.text().length(); i++) {
      char c = fragment.text().charAt(i);
      if (quote == 0 && c == '?') {
        text.append(literal(operands.next(), at));
        continue;
      }
      if (quote == 0 && (c == '\'' || c == '"')) {
        quote = c;
      } else if (c == quote) {
        quote = 0;
      }
      text.append(c);
    }
    return text.toString();
  }

  static String literal(Operand operand, Node at) {
    if (operand instanceof Translation.TransactionTime time
        && time.type().equals(PgType.TIMESTAMPTZ)) {
      return "GETUTCDATE(6)";
    }
    if (!(operand instanceof Translation.Constant constant) || constant.value() == null) {
      throw Refusal.of(at, "a value here that depends on the session", "Write a constant.");
    }
    if (constant.type().equals(PgType.BYTEA)) {
      throw Refusal.of(at, "a bytea constant here", "Give the value with each statement.");
    }
    ByteBuf out = Unpooled.buffer();
    Codecs.of(constant.type()).writeText(constant.value(), TextStyle.DEFAULT, out);
    String text = out.toString(UTF_8);
    boolean zoned = constant.type().equals(PgType.TIMESTAMPTZ) && text.endsWith(UTC);
    String stored = zoned ? text.substring(0, text.length() - UTC.length()) : text;
    return "'" + stored.replace("'", "''") + "'";
  }
}
