package io.irispgwire.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * A server's message as a line.
 *
 * <p>What differs from run to run is left out: keys, salts, table OIDs (a column of a table shows
 * its number in it), and of server_version everything after the major number. Of an error, the
 * fields F, L, R (places in PostgreSQL's source) and W (context) are left out; of COPY the context
 * is kept, which says what in the data is wrong.
 */
final class WireDialogueAnswer {
  private final ByteBuf body;

  private WireDialogueAnswer(ByteBuf body) {
    this.body = body;
  }

  static String lineOf(char tag, ByteBuf body) {
    return new WireDialogueAnswer(body).line(tag);
  }

  private String line(char tag) {
    return switch (tag) {
      case 'R' -> authentication();
      case 'S' -> parameterStatus();
      case 'K' -> "BackendKeyData";
      case 'Z' -> "ReadyForQuery " + (char) body.readByte();
      case 'v' -> negotiation();
      case 'T' -> rowDescription();
      case 'D' -> dataRow();
      case 'C' -> "CommandComplete " + string();
      case 't' -> parameterDescription();
      case 'E' -> response("ErrorResponse ");
      case 'N' -> response("NoticeResponse ");
      case '1' -> "ParseComplete";
      case '2' -> "BindComplete";
      case '3' -> "CloseComplete";
      case 'I' -> "EmptyQueryResponse";
      case 'n' -> "NoData";
      case 's' -> "PortalSuspended";
      case 'G' -> copyResponse("CopyInResponse");
      case 'H' -> copyResponse("CopyOutResponse");
      case 'd' -> "CopyData " + rest(body.readableBytes());
      case 'c' -> "CopyDone";
      case 'V' -> "FunctionCallResponse " + value();
      default -> "Message " + tag + " " + hex(body.readableBytes());
    };
  }

  private String authentication() {
    int kind = body.readInt();
    if (kind != 10) {
      return "Authentication " + kind;
    }
    StringJoiner mechanisms = new StringJoiner(" ", "Authentication 10 [", "]");
    while (body.readableBytes() > 1) {
      mechanisms.add(string());
    }
    return mechanisms.toString();
  }

  private String parameterStatus() {
    String name = string();
    String value = string();
    if (name.equals("\"server_version\"")) {
      value = value.substring(0, value.indexOf('.') + 1) + '"';
    }
    return "ParameterStatus " + name + " " + value;
  }

  private String negotiation() {
    int version = body.readInt();
    StringJoiner options = new StringJoiner(" ", "[", "]");
    for (int left = body.readInt(); left > 0; left--) {
      options.add(string());
    }
    return "NegotiateProtocolVersion " + (version >> 16) + "." + (version & 0xffff) + " " + options;
  }

  private String rowDescription() {
    StringJoiner columns = new StringJoiner(", ");
    for (int left = body.readShort(); left > 0; left--) {
      String name = string();
      int table = body.readInt();
      int number = body.readShort();
      long type = body.readUnsignedInt();
      int length = body.readShort();
      int modifier = body.readInt();
      String format = body.readShort() == 0 ? "text" : "binary";
      String place = table == 0 && number == 0 ? "" : " column " + number;
      columns.add(name + " " + type + "/" + length + "/" + modifier + " " + format + place);
    }
    return ("RowDescription " + columns).stripTrailing();
  }

  private String dataRow() {
    StringJoiner values = new StringJoiner(" ");
    for (int left = body.readShort(); left > 0; left--) {
      values.add(value());
    }
    return ("DataRow " + values).stripTrailing();
  }

  private String copyResponse(String name) {
    StringJoiner formats = new StringJoiner(" ", name + " " + body.readByte() + " [", "]");
    for (int left = body.readShort(); left > 0; left--) {
      formats.add(Integer.toString(body.readShort()));
    }
    return formats.toString();
  }

  private String parameterDescription() {
    StringJoiner oids = new StringJoiner(" ", "ParameterDescription [", "]");
    for (int left = body.readShort(); left > 0; left--) {
      oids.add(Long.toString(body.readUnsignedInt()));
    }
    return oids.toString();
  }

  private String response(String name) {
    Map<Character, String> fields = new TreeMap<>();
    for (char code = (char) body.readByte(); code != 0; code = (char) body.readByte()) {
      fields.put(code, string());
    }
    String severity = fields.getOrDefault('S', "no S");
    StringBuilder line = new StringBuilder(name).append(severity, 1, severity.length() - 1);
    if (!severity.equals(fields.get('V'))) {
      line.append(" V=").append(fields.get('V'));
    }
    String state = fields.getOrDefault('C', "no C");
    line.append(' ').append(state, 1, state.length() - 1).append(' ').append(fields.get('M'));
    for (char code : "PDHqpsctdn".toCharArray()) {
      if (fields.containsKey(code)) {
        line.append(' ').append(code).append('=').append(fields.get(code));
      }
    }
    String context = fields.getOrDefault('W', "");
    if (context.startsWith("\"COPY ")) {
      line.append(" W=").append(context);
    }
    return line.toString();
  }

  private String string() {
    int length = body.bytesBefore((byte) 0);
    String text = body.readCharSequence(length, UTF_8).toString();
    body.skipBytes(1);
    return WireDialogueWords.quote(text);
  }

  private String value() {
    int length = body.readInt();
    return length < 0 ? "NULL" : rest(length);
  }

  private String rest(int length) {
    ByteBuffer bytes = body.nioBuffer(body.readerIndex(), length);
    try {
      String text = UTF_8.newDecoder().decode(bytes).toString();
      if (text.chars().allMatch(c -> (c >= ' ' && c != 127) || c == '\n' || c == '\t')) {
        body.skipBytes(length);
        return WireDialogueWords.quote(text);
      }
    } catch (CharacterCodingException e) {
      return hex(length);
    }
    return hex(length);
  }

  private String hex(int length) {
    byte[] bytes = new byte[length];
    body.readBytes(bytes);
    return "x:" + HexFormat.of().formatHex(bytes);
  }
}
