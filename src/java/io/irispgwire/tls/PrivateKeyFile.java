package io.irispgwire.tls;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.bc.BcPEMDecryptorProvider;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.jspecify.annotations.Nullable;

/**
 * The private key of a PEM file, in the forms that openssl and its like write: PKCS#8 ({@code
 * PRIVATE KEY}, {@code ENCRYPTED PRIVATE KEY}), PKCS#1 ({@code RSA PRIVATE KEY}) and SEC 1 ({@code
 * EC PRIVATE KEY}), the last two also encrypted with a {@code DEK-Info} line.
 *
 * <p>BouncyCastle takes the files apart; the key itself is one of the JDK's, so that no security
 * provider has to be installed.
 */
final class PrivateKeyFile {
  private PrivateKeyFile() {}

  /**
   * The first key of the file.
   *
   * @param passphrase empty for none
   * @throws IOException with one line that names the file
   */
  static PrivateKey read(Path file, String passphrase) throws IOException {
    try (Reader text = PemFile.open(file);
        PEMParser parser = new PEMParser(text)) {
      for (Object next = parser.readObject(); next != null; next = parser.readObject()) {
        PrivateKeyInfo info = key(next, passphrase);
        if (info != null) {
          return toJdk(info);
        }
      }
    } catch (IOException | GeneralSecurityException | PKCSException | RuntimeException e) {
      throw PemFile.broken("private key", file, e);
    }
    throw new IOException("there is no private key in " + file);
  }

  /** Null for what is no private key: a certificate, the parameters of a curve. */
  private static @Nullable PrivateKeyInfo key(Object entry, String passphrase)
      throws IOException, PKCSException {
    if (entry instanceof PrivateKeyInfo plain) {
      return plain;
    }
    if (entry instanceof PEMKeyPair pair) {
      return pair.getPrivateKeyInfo();
    }
    if (entry instanceof PEMEncryptedKeyPair encrypted) {
      char[] secret = required(passphrase);
      try {
        return encrypted.decryptKeyPair(new BcPEMDecryptorProvider(secret)).getPrivateKeyInfo();
      } catch (IOException e) {
        throw wrongPassphrase(e);
      }
    }
    if (entry instanceof PKCS8EncryptedPrivateKeyInfo encrypted) {
      char[] secret = required(passphrase);
      try {
        return encrypted.decryptPrivateKeyInfo(new PasswordDecryption(secret));
      } catch (PKCSException e) {
        throw wrongPassphrase(e);
      }
    }
    return null;
  }

  private static char[] required(String passphrase) throws IOException {
    if (passphrase.isEmpty()) {
      throw new IOException("it is encrypted and no passphrase is set");
    }
    return passphrase.toCharArray();
  }

  private static IOException wrongPassphrase(Exception e) {
    return new IOException("it does not open with the passphrase that is set", e);
  }

  private static PrivateKey toJdk(PrivateKeyInfo info)
      throws IOException, GeneralSecurityException {
    String algorithm = info.getPrivateKeyAlgorithm().getAlgorithm().getId();
    return KeyFactory.getInstance(KeyAlgorithms.name(algorithm))
        .generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
  }
}
