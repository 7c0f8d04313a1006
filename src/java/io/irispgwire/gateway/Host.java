package io.irispgwire.gateway;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.irispgwire.config.Configuration;
import io.irispgwire.instance.Instance;
import io.irispgwire.instance.Logging;
import io.irispgwire.types.JsonValue.JsonArray;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one server of this JVM: started, stopped and watched by IRIS.
 *
 * <p>Starting and stopping wait for each other; asking how it is waits for nobody.
 */
final class Host {
  /** One call of the supervisor lasts so long, so that it is seen to live. */
  private static final Duration CONTROL_TIME = Duration.ofSeconds(5);

  /** A supervisor that was not heard of for so long is gone, and IRIS with it. */
  static final Duration SUPERVISOR_LOST = Duration.ofSeconds(60);

  private static final int ERRANDS = 1_000;

  /** What a page shows of the log. */
  private static final int LOG_BYTES = 32 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(Host.class);

  private final Object lifecycle = new Object();
  private final Errands errands = new Errands(ERRANDS);

  private volatile @Nullable Running running;
  private volatile @Nullable Path log;
  private volatile @Nullable Configuration written;
  private volatile boolean stopping;

  @GuardedBy("lifecycle")
  private @Nullable SupervisorGuard guard;

  private record Running(Instance instance, Instant since) {}

  /** Starts the server; one that runs already is left alone. */
  Reply start(StartOrder order) {
    synchronized (lifecycle) {
      if (running != null) {
        return status().with("already", true);
      }
      try {
        Configuration configuration = Configuration.ofNamed(order.settings());
        Logging.toFile(order.log(), configuration.log().form(), new IrisLog(errands));
        log = order.log();
        StandardStreams.toLog();
        written = configuration;
        Instance instance = Instance.start(configuration, this::written);
        running = new Running(instance, Instant.now());
        stopping = false;
        guard(order);
        LOG.info("listening on {}, back end: {}", instance.address(), instance.backend());
        Reply reply = status();
        instance
            .generatedPassword()
            .ifPresent(password -> reply.with("generatedPassword", password.value()));
        return reply;
      } catch (IOException e) {
        return Reply.failed(String.valueOf(e.getMessage()));
      }
    }
  }

  private Configuration written() {
    return Objects.requireNonNull(written);
  }

  /** Takes what may change while the server runs. */
  Reply reload(StartOrder order) {
    synchronized (lifecycle) {
      if (running == null) {
        return Reply.failed("the server is not running");
      }
      written = Configuration.ofNamed(order.settings());
      return running.instance().reload()
          ? status()
          : Reply.failed("not everything is reloaded: the log says what");
    }
  }

  private void guard(StartOrder order) {
    synchronized (lifecycle) {
      if (order.supervised() && guard == null) {
        guard = new SupervisorGuard(SUPERVISOR_LOST, this::endOfSupervision);
        guard.start();
      }
    }
  }

  /** Drains and stops; a server that does not run is no error. */
  Reply stop() {
    stopping = true;
    errands.wake();
    synchronized (lifecycle) {
      @Nullable Running stopped = running;
      if (stopped == null) {
        return Reply.done().with("state", "stopped").with("already", true);
      }
      stopped.instance().close();
      running = null;
      LOG.info("stopped");
      return status();
    }
  }

  Reply status() {
    @Nullable Running now = running;
    if (now == null) {
      return Reply.done().with("state", "stopped");
    }
    return Reply.done()
        .with("state", stopping ? "stopping" : "running")
        .with("host", now.instance().address().getAddress().getHostAddress())
        .with("port", now.instance().address().getPort())
        .with("backend", now.instance().backend())
        .with("since", now.since().toString())
        .with("pid", ProcessHandle.current().pid());
  }

  /** The sessions at this moment. */
  Reply sessions() {
    @Nullable Running now = running;
    return Reply.done()
        .with("now", Instant.now().toString())
        .with("sessions", now == null ? new JsonArray(List.of()) : now.instance().sessions());
  }

  /** Stops what a session runs, for an administrator of IRIS. */
  Reply cancel(int processId) {
    @Nullable Running now = running;
    return Reply.done().with("found", now != null && now.instance().cancel("IRIS", processId));
  }

  /** The end of the log. */
  Reply log() throws IOException {
    @Nullable Path file = log;
    return Reply.done().with("lines", file == null ? "" : Logging.tail(file, LOG_BYTES));
  }

  /**
   * The supervisor's thread, lent for a while: runs what is to be done in IRIS.
   *
   * @return the state, which tells the supervisor whether to call again
   */
  Reply control(Iris iris) throws InterruptedException {
    synchronized (lifecycle) {
      if (guard != null) {
        guard.heard();
      }
    }
    errands.runFor(CONTROL_TIME, iris, () -> running != null && !stopping);
    IrisLog.writeLost(errands, iris);
    return status();
  }

  /** IRIS is gone, or its supervisor is: nobody would stop us any more. */
  private void endOfSupervision() {
    LOG.warn("no supervisor for {} s: stopping", SUPERVISOR_LOST.toSeconds());
    Reply unread = stop();
    LOG.info("{}", unread.text());
    System.exit(0);
  }
}
