package io.irispgwire.gateway;

import io.irispgwire.config.Configuration;
import io.irispgwire.config.ConfigurationException;
import io.irispgwire.error.PgException;
import io.irispgwire.instance.Instance;
import io.irispgwire.instance.SelfTestReport;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What ObjectScript invokes in the External Language Server: texts in, JSON out.
 *
 * <p>Every reply is an object with {@code ok}; where that is false, {@code message} says why. No
 * method throws: an exception would reach ObjectScript as a {@code <ZJGTW>} error without its
 * cause. The classes on the server's class path are loaded once for the whole JVM, so the host is
 * one too.
 */
public final class Gateway {
  private static final Host HOST = new Host();

  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

  private Gateway() {}

  /**
   * Starts the server.
   *
   * @param order see {@link StartOrder}
   */
  public static String start(String order) {
    return answer(() -> HOST.start(StartOrder.of(order)));
  }

  /** Whether {@code order} could be started: its settings are read, nothing else is done. */
  public static String check(String order) {
    return answer(
        () -> {
          Configuration unused = Configuration.ofNamed(StartOrder.of(order).settings());
          return Reply.done();
        });
  }

  /**
   * Takes changed settings, certificates and access rules; what needs a restart is told in the log.
   *
   * @param order see {@link StartOrder}
   */
  public static String reload(String order) {
    return answer(() -> HOST.reload(StartOrder.of(order)));
  }

  /** Drains the server and stops it; the JVM goes on. */
  public static String stop() {
    return answer(HOST::stop);
  }

  /** How the server is. */
  public static String status() {
    return answer(HOST::status);
  }

  /** The sessions at this moment. */
  public static String sessions() {
    return answer(HOST::sessions);
  }

  /** Stops the statement that the session with that process id runs. */
  public static String cancel(String processId) {
    return answer(() -> HOST.cancel(Integer.parseInt(processId)));
  }

  /** The last lines of the log. */
  public static String log() {
    return answer(HOST::log);
  }

  /**
   * Checks what is taken for granted of the instance, whether the server runs or not.
   *
   * @param order see {@link StartOrder}
   */
  public static String selfTest(String order) {
    return answer(
        () -> {
          Configuration configuration = Configuration.ofNamed(StartOrder.of(order).settings());
          SelfTestReport report = Instance.selfTest(configuration);
          return Reply.done().with("table", report.table()).with("failures", report.failures());
        });
  }

  /** Lends the calling IRIS process to the server for some seconds. */
  public static String control() {
    return answer(() -> HOST.control(new CallingProcess()));
  }

  private static String answer(Callable<Reply> action) {
    try {
      return action.call().text();
    } catch (ConfigurationException | PgException | IllegalArgumentException e) {
      return Reply.failed(String.valueOf(e.getMessage())).text();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Reply.failed("interrupted").text();
    } catch (Exception e) {
      LOG.error("a call from IRIS failed", e);
      return Reply.failed(String.valueOf(e)).text();
    }
  }
}
