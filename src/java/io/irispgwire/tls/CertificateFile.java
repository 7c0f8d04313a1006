package io.irispgwire.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.X509TrustedCertificateBlock;

/** The certificates of a PEM file; what else it holds is passed over. */
final class CertificateFile {
  private CertificateFile() {}

  /**
   * All of them, in order; never none.
   *
   * @throws IOException with one line that names the file
   */
  static List<X509Certificate> read(Path file) throws IOException {
    List<X509Certificate> certificates = new ArrayList<>();
    try (Reader text = PemFile.open(file);
        PEMParser parser = new PEMParser(text)) {
      for (Object next = parser.readObject(); next != null; next = parser.readObject()) {
        if (next instanceof X509CertificateHolder holder) {
          certificates.add(decode(holder));
        } else if (next instanceof X509TrustedCertificateBlock block) {
          certificates.add(decode(block.getCertificateHolder()));
        }
      }
    } catch (IOException | CertificateException | RuntimeException e) {
      throw PemFile.broken("certificate", file, e);
    }
    if (certificates.isEmpty()) {
      throw new IOException("there is no certificate in " + file);
    }
    return List.copyOf(certificates);
  }

  private static X509Certificate decode(X509CertificateHolder holder)
      throws IOException, CertificateException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(holder.getEncoded()));
  }
}
