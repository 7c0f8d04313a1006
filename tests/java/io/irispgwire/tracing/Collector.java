package io.irispgwire.tracing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/**
 * A collector that takes spans by OTLP over HTTP; opentelemetry-proto, {@code
 * opentelemetry/proto/trace/v1/trace.proto}.
 */
final class Collector implements AutoCloseable {
  private final HttpServer server;
  private final List<Taken> spans = new CopyOnWriteArrayList<>();

  /** A span; ids are hexadecimal, times nanoseconds, {@code attributes} without their types. */
  record Taken(
      String trace,
      String id,
      String parent,
      String name,
      long start,
      long end,
      boolean failed,
      Map<String, String> attributes) {}

  Collector() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/traces", this::take);
    server.start();
  }

  String address() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** What has come so far. */
  List<Taken> spans() {
    return List.copyOf(spans);
  }

  private void take(HttpExchange exchange) throws IOException {
    byte[] body;
    try (InputStream in = exchange.getRequestBody()) {
      body = in.readAllBytes();
    }
    if ("gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))) {
      body = new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
    }
    for (Fields resource : new Fields(body).all(1)) {
      for (Fields scope : resource.all(2)) {
        scope.all(2).forEach(span -> spans.add(span(span)));
      }
    }
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  private static Taken span(Fields span) {
    Map<String, String> attributes = new TreeMap<>();
    for (Fields attribute : span.all(9)) {
      Fields value = attribute.all(2).get(0);
      String text = value.text(1);
      attributes.put(attribute.text(1), text.isEmpty() ? String.valueOf(value.number(3)) : text);
    }
    List<Fields> status = span.all(15);
    return new Taken(
        span.hex(1),
        span.hex(2),
        span.hex(4),
        span.text(5),
        span.number(7),
        span.number(8),
        !status.isEmpty() && status.get(0).number(3) == 2,
        attributes);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /** The fields of a message; protobuf.dev, "Encoding". */
  private record Fields(byte[] bytes) {
    private interface Visitor {
      void field(int number, long value, byte[] content);
    }

    private void visit(Visitor visitor) {
      ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      while (in.hasRemaining()) {
        long key = varint(in);
        int number = (int) (key >>> 3);
        switch ((int) (key & 7)) {
          case 0 -> visitor.field(number, varint(in), new byte[0]);
          case 1 -> visitor.field(number, in.getLong(), new byte[0]);
          case 5 -> visitor.field(number, in.getInt(), new byte[0]);
          default -> {
            byte[] content = new byte[(int) varint(in)];
            in.get(content);
            visitor.field(number, 0, content);
          }
        }
      }
    }

    private static long varint(ByteBuffer in) {
      long value = 0;
      int shift = 0;
      byte next;
      do {
        next = in.get();
        value |= (long) (next & 0x7F) << shift;
        shift += 7;
      } while (next < 0);
      return value;
    }

    List<Fields> all(int wanted) {
      List<Fields> found = new CopyOnWriteArrayList<>();
      visit(
          (number, value, content) -> {
            if (number == wanted) {
              found.add(new Fields(content));
            }
          });
      return found;
    }

    String text(int wanted) {
      List<Fields> found = all(wanted);
      return found.isEmpty() ? "" : new String(found.get(0).bytes(), UTF_8);
    }

    String hex(int wanted) {
      List<Fields> found = all(wanted);
      return found.isEmpty() ? "" : HexFormat.of().formatHex(found.get(0).bytes());
    }

    long number(int wanted) {
      long[] found = {0};
      visit(
          (number, value, content) -> {
            if (number == wanted) {
              found[0] = value;
            }
          });
      return found[0];
    }
  }
}
