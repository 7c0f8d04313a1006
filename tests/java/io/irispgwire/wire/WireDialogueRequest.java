package io.irispgwire.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.irispgwire.wire.WireDialogueWords.Word;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;

/**
 * A line after {@code >} as bytes.
 *
 * <p>{@code Bind "portal" "statement" ["text" x:00000001 NULL] results [1]}: quoted parameters go
 * as text, x: ones in binary; {@code formats [0 1]} states the parameter formats instead. {@code
 * Message C "a" x:00} is any message with a tag, {@code Raw x:00} bytes without one.
 */
final class WireDialogueRequest {
  private final List<Word> words;
  private int at;

  private WireDialogueRequest(String line) {
    words = WireDialogueWords.of(line);
  }

  static ByteBuf bytesOf(String line) {
    return new WireDialogueRequest(line).bytes();
  }

  private ByteBuf bytes() {
    String name = next().text();
    return switch (name) {
      case "SSLRequest" -> untagged(Unpooled.copyInt(StartupMessage.SSL_REQUEST_CODE));
      case "GSSENCRequest" -> untagged(Unpooled.copyInt(StartupMessage.GSSENC_REQUEST_CODE));
      case "CancelRequest" ->
          untagged(rest(Unpooled.buffer().writeInt(StartupMessage.CANCEL_REQUEST_CODE)));
      case "Startup" -> untagged(startup());
      case "Query" -> tagged('Q', string(Unpooled.buffer()));
      case "Parse" -> tagged('P', parse());
      case "Bind" -> tagged('B', bind());
      case "Describe" -> tagged('D', target());
      case "Close" -> tagged('C', target());
      case "Execute" -> tagged('E', string(Unpooled.buffer()).writeInt(hasNext() ? number() : 0));
      case "Flush" -> tagged('H', Unpooled.EMPTY_BUFFER);
      case "Sync" -> tagged('S', Unpooled.EMPTY_BUFFER);
      case "CopyData" -> tagged('d', bytes(Unpooled.buffer()));
      case "CopyDone" -> tagged('c', Unpooled.EMPTY_BUFFER);
      case "CopyFail" -> tagged('f', string(Unpooled.buffer()));
      case "Terminate" -> tagged('X', Unpooled.EMPTY_BUFFER);
      case "Message" -> tagged(next().text().charAt(0), rest(Unpooled.buffer()));
      case "Raw" -> rest(Unpooled.buffer());
      default -> throw new IllegalArgumentException("no such request: " + name);
    };
  }

  private static ByteBuf untagged(ByteBuf body) {
    return Unpooled.buffer().writeInt(body.readableBytes() + Integer.BYTES).writeBytes(body);
  }

  private static ByteBuf tagged(char tag, ByteBuf body) {
    return Unpooled.buffer().writeByte(tag).writeBytes(untagged(body));
  }

  /** {@code Startup 3.0 "user" "postgres" "database" "postgres"}. */
  private ByteBuf startup() {
    String[] version = next().text().split("\\.", -1);
    ByteBuf body = Unpooled.buffer();
    body.writeShort(Integer.parseInt(version[0])).writeShort(Integer.parseInt(version[1]));
    while (hasNext()) {
      string(body);
    }
    return body.writeByte(0);
  }

  private ByteBuf parse() {
    ByteBuf body = string(string(Unpooled.buffer()));
    List<Word> oids = hasNext() ? list() : List.of();
    body.writeShort(oids.size());
    oids.forEach(oid -> body.writeInt((int) Long.parseLong(oid.text())));
    return body;
  }

  private ByteBuf bind() {
    ByteBuf body = string(string(Unpooled.buffer()));
    List<Word> parameters = hasNext() && words.get(at).is("[") ? list() : List.of();
    List<Integer> formats = new ArrayList<>();
    if (parameters.stream().anyMatch(word -> word.kind() == Word.Kind.HEX)) {
      parameters.forEach(word -> formats.add(word.kind() == Word.Kind.HEX ? 1 : 0));
    }
    List<Integer> results = new ArrayList<>();
    while (hasNext()) {
      List<Integer> stated = next().is("results") ? results : formats;
      stated.clear();
      list().forEach(word -> stated.add(Integer.parseInt(word.text())));
    }
    shorts(body, formats);
    body.writeShort(parameters.size());
    for (Word parameter : parameters) {
      if (parameter.is("NULL")) {
        body.writeInt(-1);
      } else {
        body.writeInt(parameter.bytes().length).writeBytes(parameter.bytes());
      }
    }
    shorts(body, results);
    return body;
  }

  private static void shorts(ByteBuf body, List<Integer> values) {
    body.writeShort(values.size());
    values.forEach(body::writeShort);
  }

  /** {@code S "statement"} or {@code P "portal"}. */
  private ByteBuf target() {
    return string(Unpooled.buffer().writeByte(next().text().charAt(0)));
  }

  private ByteBuf string(ByteBuf body) {
    return body.writeBytes(next().bytes()).writeByte(0);
  }

  /** Quoted words as strings with their zero, bytes as they are. */
  private ByteBuf rest(ByteBuf body) {
    while (hasNext()) {
      Word word = next();
      body.writeBytes(word.bytes());
      if (word.kind() != Word.Kind.HEX) {
        body.writeByte(0);
      }
    }
    return body;
  }

  /** Words as they are, one behind the other. */
  private ByteBuf bytes(ByteBuf body) {
    while (hasNext()) {
      body.writeBytes(next().bytes());
    }
    return body;
  }

  private List<Word> list() {
    if (!next().is("[")) {
      throw new IllegalArgumentException("a list begins with [");
    }
    List<Word> elements = new ArrayList<>();
    while (!words.get(at).is("]")) {
      elements.add(next());
    }
    at++;
    return elements;
  }

  private boolean hasNext() {
    return at < words.size();
  }

  private Word next() {
    return words.get(at++);
  }

  private int number() {
    return Integer.parseInt(next().text());
  }

  /** Whether the line opens a conversation by itself, without the login that is otherwise made. */
  static boolean opensConnection(String line) {
    String name = new String(WireDialogueWords.of(line).get(0).bytes(), UTF_8);
    return List.of("SSLRequest", "GSSENCRequest", "CancelRequest", "Startup", "Raw").contains(name);
  }
}
