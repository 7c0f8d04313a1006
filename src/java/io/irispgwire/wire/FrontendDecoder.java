package io.irispgwire.wire;

import io.irispgwire.encoding.Utf8;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
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
import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a client's bytes into messages once the session has been asked for.
 *
 * <p>A frame that cannot be right ends the connection; a body that cannot be read is a {@link
 * Malformed} message. Keeps no bytes: what is incomplete stays in the caller's buffer, and a length
 * over the limit is refused before anything is waited for.
 */
public final class FrontendDecoder {
  /** PostgreSQL: libpq.h, PQ_SMALL_MESSAGE_LIMIT. */
  private static final int SMALL_MESSAGE_LIMIT = 10_000;

  /** PostgreSQL: auth.c, PG_MAX_AUTH_TOKEN_LENGTH. */
  private static final int AUTHENTICATION_LIMIT = 65_535;

  private static final int TAG_BYTES = 1;
  private static final int LENGTH_BYTES = 4;

  private final int maxMessageBytes;
  private final Function<byte[], String> text;

  /**
   * @param maxMessageBytes what the length word of a message that carries SQL or data may say
   */
  public FrontendDecoder(int maxMessageBytes) {
    this(maxMessageBytes, Utf8::decode);
  }

  /**
   * @param text reads strings in the encoding that the client has asked for
   */
  public FrontendDecoder(int maxMessageBytes, Function<byte[], String> text) {
    this.maxMessageBytes = maxMessageBytes;
    this.text = text;
  }

  /**
   * Takes the next message out of {@code in}.
   *
   * @return null when {@code in} does not hold a whole message; it is then left as it was
   * @throws PgException FATAL 08P01, after which the stream makes no sense any more
   */
  public @Nullable FrontendMessage decode(ByteBuf in) {
    if (!in.isReadable()) {
      return null;
    }
    int start = in.readerIndex();
    char tag = (char) in.getUnsignedByte(start);
    int limit = limit(tag);
    if (in.readableBytes() < TAG_BYTES + LENGTH_BYTES) {
      return null;
    }
    int length = in.getInt(start + TAG_BYTES); // counts itself, not the tag
    if (length < LENGTH_BYTES || length > limit) {
      throw violation("invalid message length").fatal();
    }
    if (in.readableBytes() - TAG_BYTES < length) {
      return null;
    }
    int end = start + TAG_BYTES + length;
    in.readerIndex(start + TAG_BYTES + LENGTH_BYTES);
    FrontendMessage message = read(tag, new MessageBody(in, end, text));
    in.readerIndex(end);
    return message;
  }

  private int limit(char tag) {
    return switch (tag) {
      case 'Q', 'P', 'B', 'F', 'd' -> maxMessageBytes;
      case 'C', 'D', 'E', 'H', 'S', 'X', 'c', 'f' -> SMALL_MESSAGE_LIMIT;
      case 'p' -> AUTHENTICATION_LIMIT;
      default -> throw violation("invalid frontend message type " + (int) tag).fatal();
    };
  }

  private static FrontendMessage read(char tag, MessageBody body) {
    try {
      return switch (tag) {
        case 'Q' -> complete(body, new Query(body.string()));
        case 'P' -> complete(body, new Parse(body.string(), body.string(), oids(body)));
        case 'B' -> complete(body, bind(body));
        case 'D' -> describe(body);
        case 'E' -> complete(body, new Execute(body.string(), body.int32()));
        case 'C' -> close(body);
        case 'H' -> complete(body, new Flush());
        case 'S' -> complete(body, new Sync());
        case 'X' -> new Terminate();
        case 'F' ->
            complete(
                body,
                new FunctionCall(body.int32(), formats(body), parameters(body), body.int16()));
        case 'd' -> new CopyData(body.rest());
        case 'c' -> new CopyDone();
        case 'f' -> complete(body, new CopyFail(body.string()));
        default -> new AuthenticationResponse(body.rest()); // limit() has let nothing else pass
      };
    } catch (PgException e) {
      return new Malformed(tag, e);
    }
  }

  private static FrontendMessage complete(MessageBody body, FrontendMessage message) {
    body.requireEnd();
    return message;
  }

  private static List<Integer> oids(MessageBody body) {
    int count = body.uint16();
    if (count == 0) {
      return List.of();
    }
    List<Integer> oids = new ArrayList<>(Math.min(count, body.left() / Integer.BYTES));
    for (int i = 0; i < count; i++) {
      oids.add(body.int32());
    }
    return Collections.unmodifiableList(oids);
  }

  private static Bind bind(MessageBody body) {
    String portal = body.string();
    String statement = body.string();
    return new Bind(portal, statement, formats(body), parameters(body), formats(body));
  }

  private static List<byte @Nullable []> parameters(MessageBody body) {
    int count = body.uint16();
    List<byte @Nullable []> parameters = new ArrayList<>(Math.min(count, body.left()));
    for (int i = 0; i < count; i++) {
      int length = body.int32();
      parameters.add(length == -1 ? null : body.bytes(length));
    }
    return Collections.unmodifiableList(parameters);
  }

  private static short[] formats(MessageBody body) {
    int count = body.uint16();
    if (count > body.left() / Short.BYTES) {
      throw violation("insufficient data left in message");
    }
    short[] formats = new short[count];
    for (int i = 0; i < count; i++) {
      formats[i] = body.int16();
    }
    return formats;
  }

  private static FrontendMessage describe(MessageBody body) {
    int subtype = body.int8();
    Describe message = new Describe(target(subtype), body.string());
    body.requireEnd();
    return isTarget(subtype) ? message : invalidSubtype('D', "DESCRIBE", subtype);
  }

  private static FrontendMessage close(MessageBody body) {
    int subtype = body.int8();
    Close message = new Close(target(subtype), body.string());
    body.requireEnd();
    return isTarget(subtype) ? message : invalidSubtype('C', "CLOSE", subtype);
  }

  private static Target target(int subtype) {
    return subtype == 'S' ? Target.STATEMENT : Target.PORTAL;
  }

  private static boolean isTarget(int subtype) {
    return subtype == 'S' || subtype == 'P';
  }

  private static Malformed invalidSubtype(char tag, String name, int subtype) {
    return new Malformed(tag, violation("invalid " + name + " message subtype " + subtype));
  }

  private static PgException violation(String message) {
    return new PgException(SqlState.PROTOCOL_VIOLATION, message);
  }
}
