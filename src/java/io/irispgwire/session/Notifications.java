package io.irispgwire.session;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.session.Channels.Channel;
import io.irispgwire.wire.BackendMessage.NotificationResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * LISTEN, UNLISTEN and NOTIFY of one session; all three wait for COMMIT.
 *
 * <p>Source: PostgreSQL {@code src/backend/commands/async.c}.
 */
final class Notifications implements Transaction.Participant {
  /** {@code NOTIFY_PAYLOAD_MAX_LENGTH}: a page without its header. */
  private static final int PAYLOAD_BYTES = 8000;

  /** {@code NAMEDATALEN}. */
  private static final int NAME_BYTES = 64;

  private final Channels channels;
  private final Identity identity;
  private final Mailbox mailbox;
  private final Set<String> listening = new LinkedHashSet<>();
  private final List<Action> pending = new ArrayList<>();

  /** What COMMIT will do. */
  private sealed interface Action {}

  private record Listen(String channel) implements Action {}

  /** {@code channel} is null for all. */
  private record Unlisten(@Nullable String channel) implements Action {}

  private record Notify(String channel, String payload) implements Action {}

  Notifications(Channels channels, Identity identity, Mailbox mailbox) {
    this.channels = channels;
    this.identity = identity;
    this.mailbox = mailbox;
  }

  void listen(String channel) {
    pending.add(new Listen(channel));
  }

  void unlisten(@Nullable String channel) {
    pending.add(new Unlisten(channel));
  }

  /**
   * @throws PgException 22023 for a channel or payload that is too long, or no channel
   */
  void notify(String channel, String payload) {
    if (channel.isEmpty()) {
      throw invalid("channel name cannot be empty");
    }
    if (channel.getBytes(StandardCharsets.UTF_8).length >= NAME_BYTES) {
      throw invalid("channel name too long");
    }
    if (payload.getBytes(StandardCharsets.UTF_8).length >= PAYLOAD_BYTES) {
      throw invalid("payload string too long");
    }
    Notify notify = new Notify(channel, payload);
    if (!pending.contains(notify)) {
      pending.add(notify);
    }
  }

  private static PgException invalid(String message) {
    return new PgException(SqlState.INVALID_PARAMETER_VALUE, message);
  }

  /** What pg_listening_channels() gives. */
  List<String> listening() {
    return List.copyOf(listening);
  }

  /** The next notification for the client, or null. */
  @Nullable NotificationResponse next() {
    return mailbox.take();
  }

  boolean hasNext() {
    return !mailbox.isEmpty();
  }

  /** UNLISTEN * at once: DISCARD ALL, and the end of the session. */
  void stop() {
    listening.forEach(name -> channels.unlisten(channel(name), mailbox));
    listening.clear();
  }

  @Override
  public int mark() {
    return pending.size();
  }

  @Override
  public void undoTo(int mark) {
    pending.subList(mark, pending.size()).clear();
  }

  @Override
  public void end(boolean committed) {
    if (committed) {
      pending.forEach(this::perform);
    }
    pending.clear();
  }

  private void perform(Action action) {
    if (action instanceof Listen listen) {
      listening.add(listen.channel());
      channels.listen(channel(listen.channel()), mailbox);
    } else if (action instanceof Notify notify) {
      channels.send(
          channel(notify.channel()),
          new NotificationResponse(identity.processId(), notify.channel(), notify.payload()));
    } else if (action instanceof Unlisten unlisten && unlisten.channel() != null) {
      listening.remove(unlisten.channel());
      channels.unlisten(channel(unlisten.channel()), mailbox);
    } else {
      stop();
    }
  }

  private Channel channel(String name) {
    return new Channel(identity.database(), name);
  }
}
