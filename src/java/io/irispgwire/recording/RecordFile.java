package io.irispgwire.recording;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The record of one session while it is written: lines of ASCII.
 *
 * <p>{@code = name value} tells what the session is, {@code > millis tag body} what the client has
 * sent, {@code < …} what it was answered, as {@link Summary} says it. A file that cannot be written
 * any more ends, and the session goes on without it. Used by one thread.
 */
public final class RecordFile implements AutoCloseable {
  static final String FIRST_LINE = "= iris-pgwire-record 1";
  static final String LAST_LINE = "= full";

  private static final Logger LOG = LoggerFactory.getLogger(RecordFile.class);

  private final Recordings recordings;
  private final Path file;
  private final OutputStream out;
  private final long started = System.nanoTime();
  private boolean open = true;

  RecordFile(Recordings recordings, Path file, OutputStream out) {
    this.recordings = recordings;
    this.file = file;
    this.out = new BufferedOutputStream(out);
    line(FIRST_LINE);
  }

  public Path path() {
    return file;
  }

  /** What the session is, or has. */
  public void tell(String name, String value) {
    line("= " + name + ' ' + PrintableBytes.of(value.getBytes(UTF_8)).replace(" ", "\\x20"));
  }

  /** The client has sent a message. */
  public void sent(char tag, byte[] body) {
    long millis = (System.nanoTime() - started) / 1_000_000;
    line("> " + millis + ' ' + tag + ' ' + PrintableBytes.of(body));
  }

  /** A line of the answer. */
  public void answered(String line) {
    line("< " + line);
  }

  /** What was written so far is in the file. */
  public void flush() {
    try {
      if (open) {
        out.flush();
      }
    } catch (IOException e) {
      fail(e);
    }
  }

  private void line(String line) {
    if (!open) {
      return;
    }
    try {
      boolean room = recordings.take(line.length() + 1);
      out.write((room ? line : LAST_LINE).getBytes(US_ASCII));
      out.write('\n');
      if (!room) {
        LOG.warn("the records are full, {} ends here", file);
        close();
      }
    } catch (IOException e) {
      fail(e);
    }
  }

  private void fail(IOException e) {
    LOG.warn("{} cannot be written any more: {}", file, e.getMessage());
    close();
  }

  @Override
  public void close() {
    if (!open) {
      return;
    }
    open = false;
    try {
      out.close();
    } catch (IOException e) {
      LOG.warn("{} was not written to its end: {}", file, e.getMessage());
    }
  }
}
