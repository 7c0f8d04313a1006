import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Clients that ask for much and read slowly, of a server that trusts them: Slow PORT SERVER_PID CLIENTS PAUSE_MILLIS SQL.
 * Each reads 1 MB and pauses, over and over; all begin to read when all have asked. Prints rows, bytes, seconds and what the
 * server's heap holds meanwhile (live, after full collections), at most.
 */
final class Slow {
  private static final int PIECE = 1 << 20;

  private final Socket socket;
  private final OutputStream out;
  private final DataInputStream in;
  private long rows;
  private long bytes;

  private Slow(int port) throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setReceiveBufferSize(64 * 1024);
    out = socket.getOutputStream();
    in = new DataInputStream(new java.io.BufferedInputStream(socket.getInputStream(), 64 * 1024));
    byte[] names = "user\0_SYSTEM\0database\0USER\0\0".getBytes(StandardCharsets.US_ASCII);
    out.write(ByteBuffer.allocate(8 + names.length).putInt(8 + names.length).putInt(3 << 16).put(names).array());
    readToReady(0);
  }

  private void ask(String sql) throws IOException {
    byte[] text = (sql + "\0").getBytes(StandardCharsets.UTF_8);
    out.write(ByteBuffer.allocate(5 + text.length).put((byte) 'Q').putInt(4 + text.length).put(text).array());
  }

  private void readToReady(int pauseMillis) throws IOException {
    long pauseAt = bytes + PIECE;
    int tag;
    do {
      tag = in.readUnsignedByte();
      int length = in.readInt() - 4;
      byte[] body = in.readNBytes(length);
      if (tag == 'E') {
        throw new IOException(new String(body, StandardCharsets.UTF_8).replace('\0', ' '));
      }
      rows += tag == 'D' ? 1 : 0;
      bytes += 5 + length;
      if (pauseMillis > 0 && bytes >= pauseAt) {
        pauseAt = bytes + PIECE;
        sleep(pauseMillis);
      }
    } while (tag != 'Z');
  }

  private static void sleep(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public static void main(String[] arguments) throws Exception {
    int port = Integer.parseInt(arguments[0]);
    ServerHeap heap = new ServerHeap(arguments[1]);
    int count = Integer.parseInt(arguments[2]);
    int pause = Integer.parseInt(arguments[3]);
    List<Slow> clients = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      clients.add(new Slow(port));
    }
    long before = heap.liveKilobytes();
    for (Slow client : clients) {
      client.ask(arguments[4]);
    }
    sleep(2000); // nobody reads, and everybody's answer is on its way
    long most = heap.liveKilobytes();
    long started = System.nanoTime();
    List<Thread> readers = new ArrayList<>();
    for (Slow client : clients) {
      Thread reader = new Thread(() -> client.finish(pause));
      reader.start();
      readers.add(reader);
    }
    while (readers.stream().anyMatch(Thread::isAlive)) {
      sleep(500);
      most = Math.max(most, heap.liveKilobytes());
    }
    System.out.println("rows " + clients.stream().mapToLong(c -> c.rows).sum());
    System.out.println("megabytes " + clients.stream().mapToLong(c -> c.bytes).sum() / (1 << 20));
    System.out.println("seconds " + (System.nanoTime() - started) / 1_000_000_000);
    System.out.println("live_heap_before_kb " + before);
    System.out.println("live_heap_most_kb " + most);
    for (Slow client : clients) {
      client.socket.close();
    }
  }

  private void finish(int pause) {
    try {
      readToReady(pause);
    } catch (IOException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }
}
