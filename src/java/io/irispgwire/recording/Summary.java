package io.irispgwire.recording;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a server answers, as lines that can be compared with another server's.
 *
 * <p>Each message is a line that begins with its tag. Of rows the first ones are shown, and all are
 * counted and hashed, in their order and without regard to it: {@code R 3 HASH HASH}; so is data of
 * COPY. What comes by itself (notices, settings, notifications) is left out.
 */
public final class Summary {
  private static final int SHOWN_ROWS = 20;
  private static final int HASH_BYTES = 8;

  /** What columns with secrets are called. */
  private static final Set<String> SECRET_WORDS =
      Set.of("password", "passwd", "secret", "identified");

  private final Consumer<String> lines;
  private final boolean values;
  private final MessageDigest ordered = sha256();
  private long rows;
  private long unordered;
  private long copied;
  private boolean secret;

  /**
   * @param values whether rows are shown and hashed
   */
  public Summary(Consumer<String> lines, boolean values) {
    this.lines = lines;
    this.values = values;
  }

  /** Whether a name or word is one that goes with secrets. */
  public static boolean isSecret(String word) {
    String folded = word.toLowerCase(Locale.ROOT);
    return SECRET_WORDS.stream().anyMatch(folded::contains);
  }

  /** Takes the next message. */
  public void take(char tag, byte[] body) {
    if (tag == 'D') {
      row(body);
      return;
    }
    if (tag == 'd') {
      copied += body.length;
      ordered.update(body);
      return;
    }
    if ("NSAKRv".indexOf(tag) >= 0) {
      return;
    }
    endRows();
    lines.accept(
        switch (tag) {
          case 'T' -> columns(ByteBuffer.wrap(body));
          case 't' -> "t" + numbers(ByteBuffer.wrap(body));
          case 'C' -> "C " + PrintableBytes.of(string(ByteBuffer.wrap(body)));
          case 'E' -> error(ByteBuffer.wrap(body));
          case 'Z' -> "Z " + (char) body[0];
          default -> String.valueOf(tag);
        });
  }

  private void row(byte[] body) {
    rows++;
    if (!values || secret) {
      return;
    }
    ordered.update(body);
    unordered += ByteBuffer.wrap(sha256().digest(body)).getLong();
    if (rows <= SHOWN_ROWS) {
      lines.accept("D" + fields(ByteBuffer.wrap(body)));
    }
  }

  private void endRows() {
    boolean shown = values && !secret;
    if (rows > 0) {
      lines.accept(
          "R " + rows + (shown ? " " + hash() + " " + HexFormat.of().toHexDigits(unordered) : ""));
    } else if (copied > 0) {
      lines.accept("d " + copied + (shown ? " " + hash() : ""));
    }
    rows = 0;
    copied = 0;
    unordered = 0;
    ordered.reset();
  }

  private String hash() {
    return HexFormat.of().formatHex(Arrays.copyOf(ordered.digest(), HASH_BYTES));
  }

  private String columns(ByteBuffer body) {
    StringBuilder line = new StringBuilder("T");
    secret = false;
    int count = body.getShort();
    for (int i = 0; i < count; i++) {
      String name = PrintableBytes.of(string(body)).replace(" ", "\\x20");
      secret |= isSecret(name);
      body.getInt(); // the table, whose number each server chooses
      body.getShort();
      int type = body.getInt();
      body.getShort();
      int modifier = body.getInt();
      int format = body.getShort();
      line.append(' ').append(name).append(':').append(type).append(':').append(modifier);
      line.append(':').append(format);
    }
    return line.toString();
  }

  private static String numbers(ByteBuffer body) {
    StringBuilder line = new StringBuilder();
    int count = body.getShort();
    for (int i = 0; i < count; i++) {
      line.append(' ').append(body.getInt());
    }
    return line.toString();
  }

  private static String fields(ByteBuffer body) {
    StringBuilder line = new StringBuilder();
    int count = body.getShort();
    for (int i = 0; i < count; i++) {
      int length = body.getInt();
      byte[] value = new byte[Math.max(0, length)];
      body.get(value);
      line.append(' ').append(length < 0 ? "\\N" : PrintableBytes.of(value).replace(" ", "\\x20"));
    }
    return line.toString();
  }

  /** Its SQLSTATE, and its text where values are shown. */
  private String error(ByteBuffer body) {
    String state = "";
    String text = "";
    for (byte field = body.get(); field != 0; field = body.get()) {
      byte[] value = string(body);
      if (field == 'C') {
        state = new String(value, ISO_8859_1);
      } else if (field == 'M' && values) {
        text = " " + PrintableBytes.of(value);
      }
    }
    return "E " + state + text;
  }

  private static byte[] string(ByteBuffer body) {
    int start = body.position();
    while (body.get() != 0) {
      // up to its end
    }
    byte[] text = new byte[body.position() - start - 1];
    body.get(start, text);
    return text;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has it", e);
    }
  }
}
