package io.irispgwire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ErrandsTest {
  /** An IRIS process that writes down what it is asked. */
  private static final class Recorded implements Iris {
    private final List<String> calls = new ArrayList<>();

    @Override
    public void call(String className, String method, Object... arguments) {
      calls.add(className + "." + method + Arrays.toString(arguments));
    }

    @Override
    public String callForText(String className, String method, Object... arguments) {
      call(className, method, arguments);
      return "";
    }
  }

  private final Recorded iris = new Recorded();

  @Test
  void errands_run_in_order_on_the_supervisors_thread() throws InterruptedException {
    Errands errands = new Errands(10);
    errands.leave(process -> process.call("A", "First"));
    errands.leave(process -> process.call("B", "Second", 2));
    errands.runFor(Duration.ZERO, iris, () -> true);
    assertThat(iris.calls).containsExactly("A.First[]", "B.Second[2]");
  }

  @Test
  void what_finds_no_room_is_counted() throws InterruptedException {
    Errands errands = new Errands(2);
    for (int i = 0; i < 5; i++) {
      errands.leave(process -> process.call("A", "M"));
    }
    errands.runFor(Duration.ZERO, iris, () -> true);
    assertThat(iris.calls).hasSize(2);
    assertThat(errands.takeLost()).isEqualTo(3);
    assertThat(errands.takeLost()).isZero();
  }

  @Test
  void one_that_is_left_later_is_run_by_a_call_that_waits() throws Exception {
    Errands errands = new Errands(10);
    CountDownLatch done = new CountDownLatch(1);
    Thread supervisor =
        new Thread(
            () -> {
              try {
                errands.runFor(Duration.ofMinutes(1), iris, () -> done.getCount() > 0);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    supervisor.start();
    errands.leave(process -> done.countDown());
    assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    supervisor.join(TimeUnit.SECONDS.toMillis(10));
    assertThat(supervisor.isAlive()).isFalse();
  }

  @Test
  void warnings_and_worse_go_to_messages_log_and_nothing_else_does() throws InterruptedException {
    Errands errands = new Errands(10);
    IrisLog log = new IrisLog(errands);
    log.publish(new LogRecord(Level.INFO, "all is well"));
    log.publish(new LogRecord(Level.WARNING, "this is odd"));
    log.publish(new LogRecord(Level.SEVERE, "this is\nbad"));
    errands.runFor(Duration.ZERO, iris, () -> true);
    assertThat(iris.calls)
        .containsExactly(
            "IrisPGWire.Supervisor.WriteLog[this is odd, 1]",
            "IrisPGWire.Supervisor.WriteLog[this is bad, 2]");
  }

  @Test
  void lost_messages_are_told_of() throws InterruptedException {
    Errands errands = new Errands(1);
    IrisLog log = new IrisLog(errands);
    log.publish(new LogRecord(Level.WARNING, "kept"));
    log.publish(new LogRecord(Level.WARNING, "lost"));
    errands.runFor(Duration.ZERO, iris, () -> true);
    IrisLog.writeLost(errands, iris);
    IrisLog.writeLost(errands, iris);
    assertThat(iris.calls)
        .containsExactly(
            "IrisPGWire.Supervisor.WriteLog[kept, 1]",
            "IrisPGWire.Supervisor.WriteLog[1 messages for this log found no room, 1]");
  }

  @Test
  void a_supervisor_that_is_silent_is_noticed() throws InterruptedException {
    CountDownLatch lost = new CountDownLatch(1);
    new SupervisorGuard(Duration.ofMillis(50), lost::countDown).start();
    assertThat(lost.await(10, TimeUnit.SECONDS)).isTrue();
  }
}
