package io.irispgwire.operations;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.irispgwire.config.AdministrationConfig;
import io.irispgwire.config.TlsConfig;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP port for operators. Its few threads are its own: no session ever waits for it. */
public final class AdministrationServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AdministrationServer.class);
  private static final int THREADS = 4;

  private final HttpServer http;
  private final ExecutorService threads;
  private final Meters meters;
  private final Doorkeeper doorkeeper;
  private final Routes routes;

  private AdministrationServer(HttpServer http, AdministrationConfig config, Observed observed) {
    AtomicInteger number = new AtomicInteger();
    this.http = http;
    this.meters = new Meters(observed);
    this.routes = new Routes(observed, meters, new Actions(observed, config.user()));
    this.doorkeeper =
        new Doorkeeper(config.user(), config.password(), observed.services().gate().guard());
    this.threads =
        Executors.newFixedThreadPool(
            THREADS,
            task -> {
              Thread thread = new Thread(task, "pgwire-admin-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Binds the port and begins to answer.
   *
   * @throws IOException with one line, when the address cannot be bound or the certificate is
   *     broken
   */
  public static AdministrationServer start(
      AdministrationConfig config, TlsConfig tls, Observed observed) throws IOException {
    InetSocketAddress address = new InetSocketAddress(config.host(), config.port());
    AdministrationServer server =
        new AdministrationServer(Listening.at(address, config.encryption(), tls), config, observed);
    server.http.createContext("/", server::handle);
    server.http.setExecutor(server.threads);
    server.http.start();
    return server;
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return http.getAddress();
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
    meters.close();
  }

  private void handle(HttpExchange exchange) {
    try (exchange) {
      send(exchange, answer(exchange));
    } catch (IOException e) {
      LOG.debug("an operator's client was gone before its answer", e);
    }
  }

  private Answer answer(HttpExchange exchange) {
    try {
      Answer refusal = routes.isPublic(exchange) ? null : doorkeeper.refusal(exchange);
      return refusal == null ? routes.answer(exchange) : refusal;
    } catch (RuntimeException e) {
      LOG.error("a request of an operator failed", e);
      return Answer.text(Answer.FAILED, "failed; the log says why");
    }
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", answer.type());
    headers.set("Cache-Control", "no-store");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("X-Frame-Options", "DENY");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'");
    boolean bodiless = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(answer.status(), bodiless ? -1 : answer.content().length);
    if (!bodiless) {
      exchange.getResponseBody().write(answer.content());
    }
  }
}
