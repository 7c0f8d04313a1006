package io.irispgwire.session;

import io.irispgwire.wire.BackendMessage.NotificationResponse;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who of one server's sessions listens to which channel. Thread-safe. */
final class Channels {
  /** Channels are a database's own. */
  record Channel(String database, String name) {}

  private final Map<Channel, Set<Mailbox>> listeners = new ConcurrentHashMap<>();

  void listen(Channel channel, Mailbox mailbox) {
    listeners.computeIfAbsent(channel, absent -> ConcurrentHashMap.newKeySet()).add(mailbox);
  }

  void unlisten(Channel channel, Mailbox mailbox) {
    listeners.computeIfPresent(
        channel,
        (key, mailboxes) -> {
          mailboxes.remove(mailbox);
          return mailboxes.isEmpty() ? null : mailboxes;
        });
  }

  void send(Channel channel, NotificationResponse notification) {
    listeners.getOrDefault(channel, Set.of()).forEach(mailbox -> mailbox.put(notification));
  }
}
