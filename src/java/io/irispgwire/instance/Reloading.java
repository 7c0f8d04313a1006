package io.irispgwire.instance;

import io.irispgwire.auth.rules.RuleRow;
import io.irispgwire.auth.rules.Rules;
import io.irispgwire.config.Configuration;
import io.irispgwire.config.ConfigurationException;
import io.irispgwire.config.LogConfig;
import io.irispgwire.config.Reload;
import io.irispgwire.config.ServerConfig;
import io.irispgwire.config.SessionLimits;
import io.irispgwire.config.TlsConfig;
import io.irispgwire.console.AdministrativeDatabase;
import io.irispgwire.recording.Recordings;
import io.irispgwire.server.Encryption;
import io.irispgwire.session.Administration;
import io.irispgwire.session.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes settings, certificates and access rules anew when their files have changed, or when
 * somebody asks. A file that is broken changes nothing, and the log says so.
 */
final class Reloading implements Administration, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Reloading.class);
  private static final long WATCH_SECONDS = 2;

  private final Supplier<Configuration> written;
  private final LogLevels levels;
  private final Encryption encryption;
  private final Rules rules;
  private final List<Path> files;
  private final ScheduledExecutorService watch;
  private final Console console = new AdministrativeDatabase(this::current);
  private final Recordings recordings = new Recordings(() -> current().recording());
  private volatile Configuration current;
  private Map<Path, FileTime> seen;

  /**
   * @param written reads the settings again
   */
  Reloading(
      Configuration configuration,
      Supplier<Configuration> written,
      LogLevels levels,
      Encryption encryption,
      Rules rules) {
    this.current = configuration;
    this.written = written;
    this.levels = levels;
    this.encryption = encryption;
    this.rules = rules;
    this.files = files(configuration);
    this.seen = times();
    this.watch =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "pgwire-reload");
              thread.setDaemon(true);
              return thread;
            });
    watch.scheduleWithFixedDelay(this::look, WATCH_SECONDS, WATCH_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public List<RuleRow> accessRules() {
    return rules.rows();
  }

  @Override
  public synchronized boolean reload() {
    seen = times();
    boolean taken = true;
    try {
      encryption.reload();
    } catch (IOException e) {
      taken = false;
      LOG.error("the certificate is not reloaded: {}", e.getMessage());
    }
    try {
      rules.reload();
    } catch (IOException e) {
      taken = false;
      LOG.error("the access rules are not reloaded: {}", e.getMessage());
    }
    try {
      takeSettings();
    } catch (ConfigurationException e) {
      taken = false;
      LOG.error("the settings are not reloaded: {}", e.getMessage());
    }
    if (taken) {
      LOG.info("settings, certificates and access rules reloaded");
    }
    return taken;
  }

  private void takeSettings() {
    Reload reload = Reload.of(current, written.get());
    if (reload.effective().debug() != current.debug()) {
      levels.set("io.irispgwire", reload.effective().debug() ? "FINE" : "INFO");
    }
    current = reload.effective();
    reload.changed().forEach(name -> LOG.info("setting \"{}\" has changed", name));
    // PostgreSQL: guc.c, set_config_option
    reload
        .waiting()
        .forEach(
            name ->
                LOG.warn("setting \"{}\" cannot be changed without restarting the server", name));
  }

  @Override
  public Map<String, String> settings() {
    Configuration now = current;
    Map<String, String> settings = new HashMap<>();
    settings.put("listen_addresses", now.server().host());
    if (now.server().port() > 0) {
      settings.put("port", String.valueOf(now.server().port()));
    }
    settings.put("max_connections", String.valueOf(now.server().maxConnections()));
    settings.put("authentication_timeout", String.valueOf(seconds(now.server().loginTimeout())));
    settings.put("ssl", now.tls() instanceof TlsConfig.On ? "on" : "off");
    settings.put("log_statement", now.log().statements().name().toLowerCase(Locale.ROOT));
    settings.put("log_min_duration_statement", String.valueOf(now.log().minDurationMillis()));
    settings.put("log_connections", "on");
    settings.put("log_disconnections", now.log().disconnections() ? "on" : "off");
    return settings;
  }

  /** PostgreSQL's setting has a range of 1 to 600. */
  private static long seconds(Duration limit) {
    return Math.max(1, Math.min(600, limit.toSeconds()));
  }

  @Override
  public SessionLimits limits() {
    return current.access().limits();
  }

  @Override
  public LogConfig log() {
    return current.log();
  }

  @Override
  public boolean isAdministrator(String user) {
    return current.console().administrators().contains(user);
  }

  @Override
  public Recordings recordings() {
    return recordings;
  }

  @Override
  public Console console() {
    return console;
  }

  ServerConfig server() {
    return current.server();
  }

  @Override
  public void close() {
    watch.shutdownNow();
  }

  private Configuration current() {
    return current;
  }

  private synchronized void look() {
    if (!times().equals(seen)) {
      reload();
    }
  }

  private Map<Path, FileTime> times() {
    Map<Path, FileTime> times = new HashMap<>();
    files.forEach(file -> times.put(file, time(file)));
    return times;
  }

  /** A file that is being replaced, or gone, was changed at no time: the reload will tell. */
  private static FileTime time(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return FileTime.fromMillis(0);
    }
  }

  private static List<Path> files(Configuration configuration) {
    List<Path> files = new ArrayList<>();
    configuration.access().file().ifPresent(files::add);
    configuration.access().userMaps().ifPresent(files::add);
    if (configuration.tls() instanceof TlsConfig.On on) {
      files.add(on.files().certificate());
      files.add(on.files().key());
      Optional<Path> authorities = on.files().authorities();
      authorities.ifPresent(files::add);
    }
    return files;
  }
}
