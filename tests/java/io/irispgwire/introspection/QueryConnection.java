package io.irispgwire.introspection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.irispgwire.testing.RawClient;
import io.irispgwire.testing.RawClient.Message;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends one captured query as its client did, and collects the answer with values as text. */
final class QueryConnection implements AutoCloseable {
  /** What a parameter holds whose value nobody wrote down, by its type. */
  private static final Map<Integer, String> SAMPLES =
      Map.of(16, "t", 18, "r", 19, "orders", 20, "1", 21, "1", 23, "1", 25, "orders", 26, "16419");

  private final RawClient client;
  private final SampleObjects objects;

  QueryConnection(int port, SampleObjects objects) throws IOException {
    this.client = RawClient.connect(port);
    this.objects = objects;
    client.send(RawClient.startup(SampleObjects.USER, SampleObjects.DATABASE)).readTo('Z');
  }

  Answer ask(CapturedQuery query) throws IOException {
    String sql = latin1(objects.in(query.sql()));
    if (query.simple()) {
      return answer(client.send(RawClient.message('Q', sql + '\0')).readTo('Z'));
    }
    StringBuilder parse = new StringBuilder('\0' + sql + '\0');
    parse.append(int16(query.parameterTypes().size()));
    query.parameterTypes().forEach(oid -> parse.append(RawClient.int32(oid == 21 ? 23 : oid)));
    String described =
        RawClient.message('P', parse.toString())
            + RawClient.message('D', "S\0")
            + RawClient.message('S', "");
    List<Message> messages = client.send(described).readTo('Z');
    Answer description = answer(messages);
    if (description.error() != null) {
      return description;
    }
    String bind = bind(query, parameterTypes(messages));
    String run =
        RawClient.message('B', bind)
            + RawClient.message('E', "\0" + RawClient.int32(0))
            + RawClient.message('S', "");
    Answer rows = answer(client.send(run).readTo('Z'));
    return new Answer(description.columns(), rows.rows(), rows.error());
  }

  /** Parameters as they were bound; those of one type in the format of that type. */
  private String bind(CapturedQuery query, List<Integer> types) {
    StringBuilder formats = new StringBuilder();
    StringBuilder values = new StringBuilder();
    for (int i = 0; i < types.size(); i++) {
      boolean known = i < query.values().size();
      String value = known ? query.values().get(i) : SAMPLES.get(types.get(i));
      boolean binary =
          known
              && !query.formats().isEmpty()
              && query.formats().get(i % query.formats().size()) == 1;
      formats.append(int16(binary ? 1 : 0));
      if (value == null) {
        values.append(RawClient.int32(-1));
      } else {
        String bytes = binary ? binary(value, types.get(i)) : latin1(objects.in(value));
        values.append(RawClient.int32(bytes.length())).append(bytes);
      }
    }
    return "\0\0" + int16(types.size()) + formats + int16(types.size()) + values + int16(0);
  }

  /** Bytes shown as text, or as hexadecimal digits where they were none. */
  private String binary(String value, int type) {
    byte[] bytes =
        value.startsWith("\\x")
            ? HexFormat.of().parseHex(value.substring(2))
            : value.getBytes(UTF_8);
    boolean number = type == 23 || type == 26;
    if (number && bytes.length == 2) {
      bytes = ByteBuffer.allocate(4).putInt(ByteBuffer.wrap(bytes).getShort()).array();
    }
    if (number && bytes.length == 4) {
      String mapped = objects.in(Integer.toString(ByteBuffer.wrap(bytes).getInt()));
      bytes = ByteBuffer.allocate(4).putInt((int) Long.parseLong(mapped)).array();
    }
    return new String(bytes, ISO_8859_1);
  }

  private static List<Integer> parameterTypes(List<Message> messages) {
    List<Integer> types = new ArrayList<>();
    for (Message message : messages) {
      if (message.tag() == 't') {
        ByteBuffer body = ByteBuffer.wrap(message.body().getBytes(ISO_8859_1));
        for (int left = body.getShort(); left > 0; left--) {
          types.add(body.getInt());
        }
      }
    }
    return types;
  }

  private static Answer answer(List<Message> messages) {
    List<String> columns = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    @Nullable String error = null;
    for (Message message : messages) {
      byte[] body = message.body().getBytes(ISO_8859_1);
      switch (message.tag()) {
        case 'T' -> columns.addAll(columns(ByteBuffer.wrap(body)));
        case 'D' -> rows.add(row(ByteBuffer.wrap(body)));
        case 'E' -> error = message.field('C') + ' ' + message.field('M');
        default -> {}
      }
    }
    return new Answer(columns, rows, error);
  }

  private static List<String> columns(ByteBuffer body) {
    List<String> columns = new ArrayList<>();
    for (int left = body.getShort(); left > 0; left--) {
      StringBuilder name = new StringBuilder();
      for (byte letter = body.get(); letter != 0; letter = body.get()) {
        name.append((char) letter);
      }
      body.position(body.position() + 6);
      columns.add(name + " " + body.getInt());
      body.position(body.position() + 8);
    }
    return columns;
  }

  private static List<String> row(ByteBuffer body) {
    List<String> row = new ArrayList<>();
    for (int left = body.getShort(); left > 0; left--) {
      int length = body.getInt();
      byte[] value = new byte[Math.max(length, 0)];
      body.get(value);
      row.add(length < 0 ? Answer.NULL : new String(value, UTF_8));
    }
    return row;
  }

  private static String int16(int value) {
    return "" + (char) (value >> 8) + (char) (value & 0xff);
  }

  private static String latin1(String text) {
    return new String(text.getBytes(UTF_8), ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}
