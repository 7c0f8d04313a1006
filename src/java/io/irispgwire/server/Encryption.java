package io.irispgwire.server;

import io.irispgwire.config.TlsConfig;
import io.irispgwire.config.TlsConfig.TlsFiles;
import io.irispgwire.tls.ServerIdentity;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Whether clients may or must encrypt, and with what. Thread-safe.
 *
 * <p>A change of the files is taken by {@link #reload}; connections that are there keep what they
 * began with.
 */
public final class Encryption {
  /** What a client names that comes without an SSLRequest; manual, "SSL Session Encryption". */
  static final String APPLICATION_PROTOCOL = "postgresql";

  private final boolean required;
  private final @Nullable TlsFiles files;
  private volatile @Nullable Keys keys;

  private Encryption(boolean required, @Nullable TlsFiles files, @Nullable Keys keys) {
    this.required = required;
    this.files = files;
    this.keys = keys;
  }

  /** What new connections get. */
  record Keys(SslContext context, byte[] endPoint) {
    /** A handler that encrypts one connection; {@code executor} does the heavy arithmetic. */
    TlsHandler handler(ByteBufAllocator allocator, Executor executor) {
      return new TlsHandler(context.newEngine(allocator), executor, endPoint);
    }
  }

  /**
   * @throws IOException with one line, when a file is missing or broken
   */
  public static Encryption of(TlsConfig config) throws IOException {
    if (config instanceof TlsConfig.On on) {
      return new Encryption(on.required(), on.files(), read(on.files()));
    }
    return new Encryption(false, null, null);
  }

  /**
   * Takes what the files hold now; what was taken before stays when anything is wrong with them.
   *
   * @throws IOException as {@link #of}
   */
  public void reload() throws IOException {
    if (files != null) {
      keys = read(files);
    }
  }

  /** Null when connections are not encrypted. */
  @Nullable Keys keys() {
    return keys;
  }

  boolean isRequired() {
    return required;
  }

  private static Keys read(TlsFiles files) throws IOException {
    ServerIdentity identity = ServerIdentity.read(files);
    try {
      return new Keys(context(identity), identity.endPoint());
    } catch (SSLException e) {
      throw new IOException("cannot use the certificate in " + files.certificate(), e);
    }
  }

  private static SslContext context(ServerIdentity identity) throws SSLException {
    SslContextBuilder builder =
        SslContextBuilder.forServer(
                identity.key(), identity.chain().toArray(X509Certificate[]::new))
            .sslProvider(SslProvider.JDK)
            .protocols("TLSv1.3", "TLSv1.2")
            .applicationProtocolConfig(
                new ApplicationProtocolConfig(
                    Protocol.ALPN,
                    SelectorFailureBehavior.FATAL_ALERT,
                    SelectedListenerFailureBehavior.ACCEPT,
                    APPLICATION_PROTOCOL));
    if (!identity.authorities().isEmpty()) {
      builder
          .trustManager(identity.authorities().toArray(X509Certificate[]::new))
          .clientAuth(ClientAuth.OPTIONAL);
    }
    return builder.build();
  }
}
