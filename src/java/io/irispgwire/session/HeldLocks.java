package io.irispgwire.session;

import io.irispgwire.session.AdvisoryLocks.Lock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The advisory locks that one session holds: for good, or until its transaction ends. */
final class HeldLocks implements Transaction.Participant {
  private final AdvisoryLocks locks;
  private final int processId;
  private final Interrupts interrupts;
  private final List<Lock> ofSession = new ArrayList<>();
  private final List<Lock> ofTransaction = new ArrayList<>();

  HeldLocks(AdvisoryLocks locks, int processId, Interrupts interrupts) {
    this.locks = locks;
    this.processId = processId;
    this.interrupts = interrupts;
  }

  boolean tryLock(Lock lock, boolean transaction) {
    boolean taken = locks.tryLock(processId, lock);
    if (taken) {
      (transaction ? ofTransaction : ofSession).add(lock);
    }
    return taken;
  }

  /**
   * @param limit lock_timeout; zero for none
   */
  void lock(Lock lock, boolean transaction, Duration limit) {
    locks.lock(processId, lock, limit, interrupts);
    (transaction ? ofTransaction : ofSession).add(lock);
  }

  /** Locks of the transaction stay. */
  boolean unlock(Lock lock) {
    return ofSession.remove(lock) && locks.unlock(processId, lock);
  }

  void unlockAll() {
    ofSession.forEach(lock -> locks.unlock(processId, lock));
    ofSession.clear();
  }

  @Override
  public int mark() {
    return ofTransaction.size();
  }

  @Override
  public void undoTo(int mark) {
    while (ofTransaction.size() > mark) {
      locks.unlock(processId, ofTransaction.remove(ofTransaction.size() - 1));
    }
  }

  @Override
  public void end(boolean committed) {
    undoTo(0);
  }
}
