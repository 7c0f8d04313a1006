package io.irispgwire.session;

import io.irispgwire.encoding.ClientText;
import io.irispgwire.wire.FrontendMessage;
import io.irispgwire.wire.FrontendMessage.AuthenticationResponse;
import io.irispgwire.wire.FrontendMessage.Bind;
import io.irispgwire.wire.FrontendMessage.Close;
import io.irispgwire.wire.FrontendMessage.CopyData;
import io.irispgwire.wire.FrontendMessage.CopyDone;
import io.irispgwire.wire.FrontendMessage.CopyFail;
import io.irispgwire.wire.FrontendMessage.Describe;
import io.irispgwire.wire.FrontendMessage.Execute;
import io.irispgwire.wire.FrontendMessage.Flush;
import io.irispgwire.wire.FrontendMessage.FunctionCall;
import io.irispgwire.wire.FrontendMessage.Malformed;
import io.irispgwire.wire.FrontendMessage.Parse;
import io.irispgwire.wire.FrontendMessage.Query;
import io.irispgwire.wire.FrontendMessage.Sync;
import io.irispgwire.wire.FrontendMessage.Target;
import io.irispgwire.wire.FrontendMessage.Terminate;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The body of each message of a client, as it was sent, but without secrets and, if so wanted,
 * without values; empty for what is not recorded. Manual, "Message Formats".
 */
final class RecordedMessage implements FrontendMessage.Visitor<Optional<byte[]>> {
  private static final byte[] EMPTY = {};

  private final ClientEncoding encoding;
  private final boolean values;

  /** Prepared statements that take secrets. */
  private final Set<String> secret = new HashSet<>();

  /** What the last simple query was about. */
  private boolean copiesSecrets;

  RecordedMessage(ClientEncoding encoding, boolean values) {
    this.encoding = encoding;
    this.values = values;
  }

  private static final class Body {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ClientText text;

    Body(ClientText text) {
      this.text = text;
    }

    Body string(String string) {
      return bytes(text.encodeLeniently(string)).bytes(new byte[1]);
    }

    Body bytes(byte[] bytes) {
      out.writeBytes(bytes);
      return this;
    }

    Body int16(int value) {
      return bytes(ByteBuffer.allocate(2).putShort((short) value).array());
    }

    Body int32(int value) {
      return bytes(ByteBuffer.allocate(4).putInt(value).array());
    }

    Body formats(short[] formats) {
      int16(formats.length);
      for (short format : formats) {
        int16(format);
      }
      return this;
    }

    Body values(List<byte @Nullable []> values, boolean masked) {
      int16(values.size());
      for (byte[] value : values) {
        if (value == null) {
          int32(-1);
        } else {
          int32(value.length).bytes(masked ? RecordedText.masked(value) : value);
        }
      }
      return this;
    }

    Optional<byte[]> done() {
      return Optional.of(out.toByteArray());
    }
  }

  private Body body() {
    return new Body(encoding.latest());
  }

  private String recorded(String sql) {
    return values && !RecordedText.isSecret(sql) ? sql : RecordedText.masked(sql);
  }

  @Override
  public Optional<byte[]> onQuery(Query message) {
    copiesSecrets = RecordedText.isSecret(message.sql());
    return body().string(recorded(message.sql())).done();
  }

  @Override
  public Optional<byte[]> onParse(Parse message) {
    if (RecordedText.isSecret(message.sql())) {
      secret.add(message.statement());
    } else {
      secret.remove(message.statement());
    }
    Body body = body().string(message.statement()).string(recorded(message.sql()));
    body.int16(message.parameterOids().size());
    message.parameterOids().forEach(body::int32);
    return body.done();
  }

  @Override
  public Optional<byte[]> onBind(Bind message) {
    return body()
        .string(message.portal())
        .string(message.statement())
        .formats(message.parameterFormats())
        .values(message.parameters(), !values || secret.contains(message.statement()))
        .formats(message.resultFormats())
        .done();
  }

  private Optional<byte[]> target(Target target, String name) {
    byte kind = (byte) (target == Target.STATEMENT ? 'S' : 'P');
    return body().bytes(new byte[] {kind}).string(name).done();
  }

  @Override
  public Optional<byte[]> onDescribe(Describe message) {
    return target(message.target(), message.name());
  }

  @Override
  public Optional<byte[]> onExecute(Execute message) {
    return body().string(message.portal()).int32(message.maxRows()).done();
  }

  @Override
  public Optional<byte[]> onClose(Close message) {
    return target(message.target(), message.name());
  }

  @Override
  public Optional<byte[]> onFlush(Flush message) {
    return Optional.of(EMPTY);
  }

  @Override
  public Optional<byte[]> onSync(Sync message) {
    return Optional.of(EMPTY);
  }

  /** The end of a session is no part of what is played. */
  @Override
  public Optional<byte[]> onTerminate(Terminate message) {
    return Optional.empty();
  }

  @Override
  public Optional<byte[]> onFunctionCall(FunctionCall message) {
    return body()
        .int32(message.functionOid())
        .formats(message.argumentFormats())
        .values(message.arguments(), !values)
        .int16(message.resultFormat())
        .done();
  }

  @Override
  public Optional<byte[]> onCopyData(CopyData message) {
    return Optional.of(
        values && !copiesSecrets ? message.data() : RecordedText.masked(message.data()));
  }

  @Override
  public Optional<byte[]> onCopyDone(CopyDone message) {
    return Optional.of(EMPTY);
  }

  @Override
  public Optional<byte[]> onCopyFail(CopyFail message) {
    return body().string(message.reason()).done();
  }

  /** Never: it may be a password. */
  @Override
  public Optional<byte[]> onAuthenticationResponse(AuthenticationResponse message) {
    return Optional.empty();
  }

  @Override
  public Optional<byte[]> onMalformed(Malformed message) {
    return Optional.empty();
  }
}
