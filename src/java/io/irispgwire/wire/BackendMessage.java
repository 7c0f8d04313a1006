package io.irispgwire.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.irispgwire.encoding.ClientText;
import io.irispgwire.error.Diagnostic;
import io.irispgwire.error.Severity;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message the server sends; DataRow, the one that is sent a million times, is written by the
 * session itself.
 *
 * <p>Names and fields follow "Message Formats" in the PostgreSQL manual.
 */
public sealed interface BackendMessage {
  char tag();

  void writeBody(ByteBuf out);

  /** The same for a client that does not read UTF-8; different where there is text of users. */
  default void writeBody(ByteBuf out, ClientText text) {
    writeBody(out);
  }

  /** Frames the message: tag, length (which counts itself), body. */
  default void writeTo(ByteBuf out) {
    writeTo(out, ClientText.UTF8);
  }

  /**
   * Frames the message for a client that reads {@code text}.
   *
   * @throws io.irispgwire.error.PgException 22P05 for a character that the client cannot read; then
   *     {@code out} is as it was
   */
  default void writeTo(ByteBuf out, ClientText text) {
    int start = out.writerIndex();
    out.writeByte(tag());
    int lengthAt = out.writerIndex();
    out.writeInt(0);
    try {
      writeBody(out, text);
    } catch (RuntimeException e) {
      out.writerIndex(start);
      throw e;
    }
    out.setInt(lengthAt, out.writerIndex() - lengthAt);
  }

  /** The messages that are a tag and nothing else. */
  enum Signal implements BackendMessage {
    PARSE_COMPLETE('1'),
    BIND_COMPLETE('2'),
    CLOSE_COMPLETE('3'),
    EMPTY_QUERY_RESPONSE('I'),
    NO_DATA('n'),
    PORTAL_SUSPENDED('s'),
    COPY_DONE('c');

    private final char tag;

    Signal(char tag) {
      this.tag = tag;
    }

    @Override
    public char tag() {
      return tag;
    }

    @Override
    public void writeBody(ByteBuf out) {}
  }

  /** 'R' 0. */
  record AuthenticationOk() implements BackendMessage {
    @Override
    public char tag() {
      return 'R';
    }

    @Override
    public void writeBody(ByteBuf out) {
      out.writeInt(0);
    }
  }

  /** 'R' 3: asks for the password itself. */
  record AuthenticationCleartextPassword() implements BackendMessage {
    @Override
    public char tag() {
      return 'R';
    }

    @Override
    public void writeBody(ByteBuf out) {
      out.writeInt(3);
    }
  }

  /** 'R' 10: the SASL mechanisms on offer. */
  record AuthenticationSasl(List<String> mechanisms) implements BackendMessage {
    @Override
    public char tag() {
      return 'R';
    }

    @Override
    public void writeBody(ByteBuf out) {
      out.writeInt(10);
      mechanisms.forEach(mechanism -> writeCString(out, mechanism));
      out.writeByte(0);
    }
  }

  /** 'R' 11. */
  record AuthenticationSaslContinue(String data) implements BackendMessage {
    @Override
    public char tag() {
      return 'R';
    }

    @Override
    public void writeBody(ByteBuf out) {
      out.writeInt(11);
      out.writeCharSequence(data, UTF_8);
    }
  }

  /** 'R' 12. */
  record AuthenticationSaslFinal(String data) implements BackendMessage {
    @Override
    public char tag() {
      return 'R';
    }

    @Override
    public void writeBody(ByteBuf out) {
      out.writeInt(12);
      out.writeCharSequence(data, UTF_8);
    }
  }

  /** 'S': the value of a setting that clients are told about. */
  record ParameterStatus(String name, String value) implements BackendMessage {
    @Override
    public char tag() {
      return 'S';
    }

    @Override
    public void writeBody(ByteBuf out) {
      writeBody(out, ClientText.UTF8);
    }

    @Override
    public void writeBody(ByteBuf out, ClientText text) {
      writeCString(out, name);
      writeCString(out, text.encode(value));
    }
  }

  /** 'A': what another session, or this one, has sent with NOTIFY. */
  record NotificationResponse(int processId, String channel, String payload)
      implements BackendMessage {
    @Override
    public char tag() {
      return 'A';
    }

    @Override
    public void writeBody(ByteBuf out) {
      out.writeInt(processId);
      writeCString(out, channel);
      writeCString(out, payload);
    }
  }

  /** 'K': what a CancelRequest for this session must carry. */
  record BackendKeyData(int processId, byte[] secretKey) implements BackendMessage {
    @Override
    public char tag() {
      return 'K';
    }

    @Override
    public void writeBody(ByteBuf out) {
      out.writeInt(processId);
      out.writeBytes(secretKey);
    }
  }

  /** 'v': the newest minor version we speak and the options we do not know. */
  record NegotiateProtocolVersion(int version, List<String> unknownOptions)
      implements BackendMessage {
    @Override
    public char tag() {
      return 'v';
    }

    @Override
    public void writeBody(ByteBuf out) {
      out.writeInt(version);
      out.writeInt(unknownOptions.size());
      unknownOptions.forEach(option -> writeCString(out, option));
    }
  }

  /** 'Z'. */
  record ReadyForQuery(TransactionStatus status) implements BackendMessage {
    @Override
    public char tag() {
      return 'Z';
    }

    @Override
    public void writeBody(ByteBuf out) {
      out.writeByte(status.code());
    }
  }

  /** 'C'. */
  record CommandComplete(String commandTag) implements BackendMessage {
    @Override
    public char tag() {
      return 'C';
    }

    @Override
    public void writeBody(ByteBuf out) {
      writeCString(out, commandTag);
    }
  }

  /** 't': types of a statement's parameters. */
  record ParameterDescription(List<Integer> oids) implements BackendMessage {
    @Override
    public char tag() {
      return 't';
    }

    @Override
    public void writeBody(ByteBuf out) {
      out.writeShort(oids.size());
      oids.forEach(out::writeInt);
    }
  }

  /** 'T'. */
  record RowDescription(List<Field> fields) implements BackendMessage {
    /** One column; {@code format} is 0 text, 1 binary. */
    public record Field(
        String name,
        int tableOid,
        int columnNumber,
        int typeOid,
        int typeLength,
        int typeModifier,
        int format) {}

    @Override
    public char tag() {
      return 'T';
    }

    @Override
    public void writeBody(ByteBuf out) {
      writeBody(out, ClientText.UTF8);
    }

    @Override
    public void writeBody(ByteBuf out, ClientText text) {
      out.writeShort(fields.size());
      for (Field field : fields) {
        writeCString(out, text.encode(field.name()));
        out.writeInt(field.tableOid());
        out.writeShort(field.columnNumber());
        out.writeInt(field.typeOid());
        out.writeShort(field.typeLength());
        out.writeInt(field.typeModifier());
        out.writeShort(field.format());
      }
    }
  }

  /** 'D', of texts; rows of tables, of which there are many, are written by the session itself. */
  record DataRow(List<@Nullable String> values) implements BackendMessage {
    @Override
    public char tag() {
      return 'D';
    }

    @Override
    public void writeBody(ByteBuf out) {
      out.writeShort(values.size());
      for (String value : values) {
        if (value == null) {
          out.writeInt(-1);
        } else {
          out.writeInt(ByteBufUtil.utf8Bytes(value));
          ByteBufUtil.writeUtf8(out, value);
        }
      }
    }
  }

  /** 'G' CopyInResponse, 'H' CopyOutResponse: data of {@code columns} columns follow. */
  record CopyResponse(boolean in, boolean binary, int columns) implements BackendMessage {
    @Override
    public char tag() {
      return in ? 'G' : 'H';
    }

    @Override
    public void writeBody(ByteBuf out) {
      int format = binary ? 1 : 0;
      out.writeByte(format);
      out.writeShort(columns);
      for (int i = 0; i < columns; i++) {
        out.writeShort(format);
      }
    }
  }

  /** 'E' for an error, 'N' for anything milder. */
  record Response(Diagnostic diagnostic) implements BackendMessage {
    @Override
    public char tag() {
      return diagnostic.severity().compareTo(Severity.ERROR) >= 0 ? 'E' : 'N';
    }

    @Override
    public void writeBody(ByteBuf out) {
      writeBody(out, ClientText.UTF8);
    }

    /** An error must not fail: a character that the client cannot read is a question mark. */
    @Override
    public void writeBody(ByteBuf out, ClientText text) {
      Fields fields = new Fields(out, text);
      fields.add('S', diagnostic.severity().name());
      fields.add('V', diagnostic.severity().name());
      fields.add('C', diagnostic.code());
      fields.add('M', diagnostic.message());
      diagnostic.fields().forEach((field, value) -> fields.add(field.code(), value));
      if (diagnostic.position() > 0) {
        fields.add('P', Integer.toString(diagnostic.position()));
      }
      Diagnostic.Internal internal = diagnostic.internal();
      if (internal != null) {
        fields.add('p', Integer.toString(internal.position()));
        fields.add('q', internal.query());
      }
      out.writeByte(0);
    }

    private record Fields(ByteBuf out, ClientText text) {
      void add(char code, String value) {
        out.writeByte(code);
        writeCString(out, text.encodeLeniently(value));
      }
    }
  }

  /**
   * A string the protocol ends with a zero byte; a zero inside would end it early and is dropped.
   */
  static void writeCString(ByteBuf out, String text) {
    ByteBufUtil.writeUtf8(out, text.indexOf('\0') < 0 ? text : text.replace("\0", ""));
    out.writeByte(0);
  }

  /** The same of bytes. */
  static void writeCString(ByteBuf out, byte[] text) {
    for (byte b : text) {
      if (b != 0) {
        out.writeByte(b);
      }
    }
    out.writeByte(0);
  }
}
