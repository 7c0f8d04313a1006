package io.irispgwire.backend.jdbc;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who may use which of a bounded number of things, first come first served. Makes and closes none
 * of them, and never waits: that is {@link LeasePool}'s.
 *
 * @param <K> what things of one kind have in common
 * @param <T> the things
 */
final class LeaseQueue<K, T> {
  private final int total;
  private final int perKey;

  @GuardedBy("this")
  private final Map<K, Deque<T>> idle = new HashMap<>();

  @GuardedBy("this")
  private final Map<K, Integer> counts = new HashMap<>();

  @GuardedBy("this")
  private final Deque<Ticket<K, T>> waiting = new ArrayDeque<>();

  @GuardedBy("this")
  private int count;

  LeaseQueue(int total, int perKey) {
    this.total = total;
    this.perKey = perKey;
  }

  /**
   * A turn that has come: with a thing, or with the right to make one.
   *
   * @param displaced an idle thing of another kind that has to be closed first
   */
  record Grant<K, T>(K key, @Nullable T thing, @Nullable T displaced) {}

  /** A place in the queue. */
  static final class Ticket<K, T> {
    private final K key;
    private @Nullable Grant<K, T> grant;
    private boolean givenUp;

    private Ticket(K key) {
      this.key = key;
    }

    /** Waits for the turn; null when the time is over or it was given up. */
    synchronized @Nullable Grant<K, T> await(long nanos) throws InterruptedException {
      long end = System.nanoTime() + nanos;
      for (long left = nanos;
          grant == null && !givenUp && left > 0;
          left = end - System.nanoTime()) {
        wait(left / 1_000_000, (int) (left % 1_000_000));
      }
      return grant;
    }

    synchronized boolean isGivenUp() {
      return givenUp;
    }

    /** Whoever waits, waits no longer. Thread-safe. */
    synchronized void giveUp() {
      givenUp = true;
      notifyAll();
    }

    private synchronized void give(Grant<K, T> given) {
      grant = given;
      notifyAll();
    }

    private synchronized @Nullable Grant<K, T> given() {
      return grant;
    }
  }

  synchronized Ticket<K, T> enter(K key) {
    Ticket<K, T> ticket = new Ticket<>(key);
    waiting.add(ticket);
    serve();
    return ticket;
  }

  /** Ends a wait without success; what was granted meanwhile goes to the next. */
  synchronized void leave(Ticket<K, T> ticket) {
    waiting.remove(ticket);
    Grant<K, T> late = ticket.given();
    if (late == null) {
      return;
    }
    if (late.thing() == null) {
      gone(late.key());
    } else {
      back(late.key(), late.thing());
    }
  }

  /** A thing is not used any more. */
  synchronized void back(K key, T thing) {
    idle.computeIfAbsent(key, k -> new ArrayDeque<>()).push(thing);
    serve();
  }

  /** A thing is closed, or could not be made. */
  synchronized void gone(K key) {
    dropped(key);
    serve();
  }

  /** Counts a thing that was made without a grant; false when there is no room for it. */
  synchronized boolean admit(K key, T thing) {
    boolean room = waiting.isEmpty() && count < total && count(key) < perKey;
    if (room) {
      added(key);
      back(key, thing);
    }
    return room;
  }

  /** Takes idle things out; they count as gone. */
  synchronized List<T> remove(Predicate<T> which) {
    List<T> removed = new ArrayList<>();
    for (Map.Entry<K, Deque<T>> kind : idle.entrySet()) {
      for (Iterator<T> things = kind.getValue().iterator(); things.hasNext(); ) {
        T thing = things.next();
        if (which.test(thing)) {
          things.remove();
          removed.add(thing);
          dropped(kind.getKey());
        }
      }
    }
    idle.values().removeIf(Deque::isEmpty); // a key may hold a password
    serve();
    return removed;
  }

  synchronized int count() {
    return count;
  }

  synchronized int idleCount() {
    return idle.values().stream().mapToInt(Deque::size).sum();
  }

  @GuardedBy("this")
  private void serve() {
    for (Iterator<Ticket<K, T>> tickets = waiting.iterator(); tickets.hasNext(); ) {
      Ticket<K, T> ticket = tickets.next();
      Grant<K, T> grant = grant(ticket.key);
      if (grant != null) {
        tickets.remove();
        ticket.give(grant);
      } else if (count >= total && idleOf(null) == null) {
        return; // nobody behind can be served either
      }
    }
  }

  @GuardedBy("this")
  private @Nullable Grant<K, T> grant(K key) {
    T own = idleOf(key);
    if (own != null) {
      return new Grant<>(key, own, null);
    }
    if (count(key) >= perKey) {
      return null;
    }
    T displaced = null;
    if (count >= total) {
      displaced = displace();
      if (displaced == null) {
        return null;
      }
    }
    added(key);
    return new Grant<>(key, null, displaced);
  }

  @GuardedBy("this")
  private void added(K key) {
    count++;
    counts.merge(key, 1, Integer::sum);
  }

  @GuardedBy("this")
  private void dropped(K key) {
    count--;
    counts.computeIfPresent(key, (known, things) -> things == 1 ? null : things - 1);
  }

  @GuardedBy("this")
  private int count(K key) {
    return counts.getOrDefault(key, 0);
  }

  /** Takes an idle thing; of any kind, only looks, when {@code key} is null. */
  @GuardedBy("this")
  private @Nullable T idleOf(@Nullable K key) {
    if (key != null) {
      Deque<T> own = idle.get(key);
      return own == null ? null : own.poll();
    }
    return idle.values().stream().map(Deque::peek).filter(t -> t != null).findAny().orElse(null);
  }

  /** Takes the idle thing of another kind that was used the longest ago within its kind. */
  @GuardedBy("this")
  private @Nullable T displace() {
    for (Map.Entry<K, Deque<T>> kind : idle.entrySet()) {
      T thing = kind.getValue().pollLast();
      if (thing != null) {
        dropped(kind.getKey());
        return thing;
      }
    }
    return null;
  }
}
