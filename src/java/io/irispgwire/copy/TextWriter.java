package io.irispgwire.copy;

import io.netty.buffer.ByteBuf;

/** Values of the text format: {@code CopyAttributeOutText}. */
final class TextWriter implements LineWriter {
  /** By ASCII character: what stands behind the backslash; 0 for what stands for itself. */
  private final byte[] escapes = new byte[128];

  TextWriter(char delimiter) {
    escapes[delimiter] = (byte) delimiter;
    escapes['\\'] = '\\';
    escapes['\b'] = 'b';
    escapes['\f'] = 'f';
    escapes['\n'] = 'n';
    escapes['\r'] = 'r';
    escapes['\t'] = 't';
    escapes[0x0b] = 'v';
  }

  @Override
  public void value(byte[] bytes, int from, int to, int column, ByteBuf line) {
    int copied = from;
    for (int i = from; i < to; i++) {
      byte c = bytes[i];
      if (c >= 0 && escapes[c] != 0) {
        line.writeBytes(bytes, copied, i - copied);
        line.writeByte('\\');
        line.writeByte(escapes[c]);
        copied = i + 1;
      }
    }
    line.writeBytes(bytes, copied, to - copied);
  }
}
