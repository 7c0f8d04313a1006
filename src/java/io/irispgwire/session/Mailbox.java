package io.irispgwire.session;

import io.irispgwire.wire.BackendMessage.NotificationResponse;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Notifications on their way to one client. Any thread puts; the session takes. */
final class Mailbox {
  private final Queue<NotificationResponse> waiting = new ConcurrentLinkedQueue<>();
  private final Runnable wake;

  /**
   * @param wake makes the session look into the mailbox when it has nothing else to do
   */
  Mailbox(Runnable wake) {
    this.wake = wake;
  }

  void put(NotificationResponse notification) {
    waiting.add(notification);
    wake.run();
  }

  @Nullable NotificationResponse take() {
    return waiting.poll();
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }
}
