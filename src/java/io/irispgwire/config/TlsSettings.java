package io.irispgwire.config;

import static io.irispgwire.config.Setting.optional;
import static io.irispgwire.config.Setting.withInitial;
import static io.irispgwire.config.SettingType.choice;
import static io.irispgwire.config.SettingType.path;
import static io.irispgwire.config.SettingType.secret;

import io.irispgwire.config.TlsConfig.TlsFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The settings of encryption. */
final class TlsSettings {
  /** What clients get, or have to take. */
  enum Mode {
    OFF,
    OPTIONAL,
    REQUIRED
  }

  static final Setting<Mode> TLS =
      withInitial(
          "tls",
          "PGWIRE_TLS",
          choice(Mode.class),
          "off",
          "Whether clients may or must encrypt; other than off needs a certificate.");

  static final Setting<Path> CERTIFICATE =
      optional(
          "tls-certificate",
          "PGWIRE_TLS_CERTIFICATE",
          path(),
          "none",
          "PEM file with the server's certificate and those between it and the root.");

  static final Setting<Path> KEY =
      optional(
          "tls-key",
          "PGWIRE_TLS_KEY",
          path(),
          "the file of the certificate",
          "PEM file with the certificate's private key.");

  static final Setting<Secret> PASSPHRASE =
      optional(
          "tls-passphrase",
          "PGWIRE_TLS_PASSPHRASE",
          secret(),
          "none",
          "What the private key is encrypted with; better set in the environment.");

  static final Setting<Path> AUTHORITIES =
      optional(
          "tls-ca",
          "PGWIRE_TLS_CA",
          path(),
          "none",
          "PEM file with the authorities whose client certificates are believed; none: not asked for.");

  static final Setting<Path> SELF_SIGNED =
      optional(
          "tls-self-signed",
          "PGWIRE_TLS_SELF_SIGNED",
          path(),
          "none",
          "Directory for a certificate made for development, if there is none in it yet.");

  static final List<Setting<?>> ALL =
      List.of(TLS, CERTIFICATE, KEY, PASSPHRASE, AUTHORITIES, SELF_SIGNED);

  private TlsSettings() {}

  static TlsConfig read(Settings settings) {
    Mode mode = settings.require(TLS);
    if (mode == Mode.OFF) {
      refuseUnused(settings);
      return new TlsConfig.Off();
    }
    return new TlsConfig.On(mode == Mode.REQUIRED, files(settings));
  }

  /** Who names a certificate wants TLS: off by oversight must not go unnoticed. */
  private static void refuseUnused(Settings settings) {
    for (Setting<?> setting : List.of(CERTIFICATE, KEY, AUTHORITIES, SELF_SIGNED)) {
      if (settings.get(setting).isPresent()) {
        throw ConfigurationException.usage(
            settings.place(setting)
                + " is of no use while "
                + settings.place(TLS)
                + " is off; set it to optional or required");
      }
    }
  }

  private static TlsFiles files(Settings settings) {
    Optional<Path> certificate = settings.get(CERTIFICATE);
    Optional<Path> directory = settings.get(SELF_SIGNED);
    if (certificate.isPresent() == directory.isPresent()) {
      throw ConfigurationException.usage(
          settings.place(TLS)
              + " needs either "
              + CERTIFICATE.option()
              + " or "
              + SELF_SIGNED.option());
    }
    Path file = certificate.or(() -> directory.map(in -> in.resolve("server.crt"))).orElseThrow();
    Path key =
        settings.get(KEY).or(() -> directory.map(in -> in.resolve("server.key"))).orElse(file);
    return new TlsFiles(
        file, key, settings.get(PASSPHRASE), settings.get(AUTHORITIES), directory.isPresent());
  }
}
