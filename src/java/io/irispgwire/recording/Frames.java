package io.irispgwire.recording;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.BiConsumer;

/** Cuts a server's bytes, however they come, into messages; manual, "Message Formats". */
public final class Frames {
  private static final int HEAD_BYTES = 5;

  private final BiConsumer<Character, byte[]> messages;
  private byte[] kept = new byte[0];

  /**
   * @param messages takes the tag and the body of each
   */
  public Frames(BiConsumer<Character, byte[]> messages) {
    this.messages = messages;
  }

  public void take(byte[] bytes) {
    byte[] all = kept;
    if (kept.length == 0) {
      all = bytes;
    } else {
      all = Arrays.copyOf(kept, kept.length + bytes.length);
      System.arraycopy(bytes, 0, all, kept.length, bytes.length);
    }
    int at = 0;
    while (all.length - at >= HEAD_BYTES) {
      int length = ByteBuffer.wrap(all).getInt(at + 1); // counts itself, not the tag
      if (all.length - at <= length) {
        break;
      }
      messages.accept((char) all[at], Arrays.copyOfRange(all, at + HEAD_BYTES, at + 1 + length));
      at += 1 + length;
    }
    kept = Arrays.copyOfRange(all, at, all.length);
  }
}
