package io.irispgwire.config;

import static io.irispgwire.config.Setting.optional;
import static io.irispgwire.config.Setting.withInitial;
import static io.irispgwire.config.SettingType.choice;
import static io.irispgwire.config.SettingType.integer;
import static io.irispgwire.config.SettingType.secret;
import static io.irispgwire.config.SettingType.text;

import io.irispgwire.config.AdministrationConfig.Encryption;
import java.util.List;
import java.util.Optional;

/** The settings of the port for operators. */
final class AdministrationSettings {
  static final Setting<Integer> PORT =
      optional(
          "admin-port",
          "PGWIRE_ADMIN_PORT",
          integer(0, 65_535),
          "none",
          "HTTP port for operators: health, metrics, live sessions; 0 takes a free one.");

  static final Setting<String> HOST =
      withInitial(
          "admin-host",
          "PGWIRE_ADMIN_HOST",
          text(),
          "127.0.0.1",
          "Address of that port; one that others can reach needs a password and TLS, or mutual TLS.");

  static final Setting<String> USER =
      withInitial("admin-user", "PGWIRE_ADMIN_USER", text(), "admin", "Who may use that port.");

  static final Setting<Secret> PASSWORD =
      optional(
          "admin-password",
          "PGWIRE_ADMIN_PASSWORD",
          secret(),
          "none",
          "Password for that port, better set in the environment; without one whoever can connect"
              + " may use it.");

  static final Setting<Encryption> TLS =
      withInitial(
          "admin-tls",
          "PGWIRE_ADMIN_TLS",
          choice(Encryption.class),
          "off",
          "Whether that port speaks HTTPS, with the certificate of tls-certificate; mutual lets in"
              + " only who has a certificate of the authorities in tls-ca.");

  static final List<Setting<?>> ALL = List.of(PORT, HOST, USER, PASSWORD, TLS);

  private AdministrationSettings() {}

  /** Empty when there is to be no such port. */
  static Optional<AdministrationConfig> read(Settings settings, TlsConfig tls) {
    Encryption encryption = settings.require(TLS);
    requireFiles(settings, encryption, tls);
    Optional<Secret> password = settings.get(PASSWORD);
    String host = settings.require(HOST);
    boolean open = settings.require(AccessSettings.OPEN_NETWORK);
    boolean proved =
        encryption == Encryption.MUTUAL
            || (password.isPresent() && (encryption == Encryption.ON || open));
    if (!proved && settings.get(PORT).isPresent() && AccessSettings.isReachable(host)) {
      throw ConfigurationException.usage(
          settings.place(HOST)
              + ": "
              + host
              + " can be reached from other machines: set "
              + PASSWORD.option()
              + " and "
              + TLS.option()
              + "=on, or "
              + TLS.option()
              + "=mutual");
    }
    String user = settings.require(USER);
    return settings
        .get(PORT)
        .map(port -> new AdministrationConfig(host, port, user, password, encryption));
  }

  private static void requireFiles(Settings settings, Encryption encryption, TlsConfig tls) {
    if (encryption == Encryption.OFF) {
      return;
    }
    if (!(tls instanceof TlsConfig.On on)) {
      throw ConfigurationException.usage(
          settings.place(TLS) + " needs " + TlsSettings.TLS.option() + " and a certificate");
    }
    if (encryption == Encryption.MUTUAL && on.files().authorities().isEmpty()) {
      throw ConfigurationException.usage(
          settings.place(TLS) + "=mutual needs " + TlsSettings.AUTHORITIES.option());
    }
  }
}
