package io.irispgwire.tls;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.InputStream;
import java.util.Map;
import java.util.function.Supplier;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.misc.MiscObjectIdentifiers;
import org.bouncycastle.asn1.misc.ScryptParams;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.BufferedBlockCipher;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA224Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.engines.DESedeEngine;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.generators.SCrypt;
import org.bouncycastle.crypto.io.CipherInputStream;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.paddings.PaddedBufferedBlockCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.bouncycastle.operator.InputDecryptor;
import org.bouncycastle.operator.InputDecryptorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.bc.BcPKCS12PBEInputDecryptorProviderBuilder;

/**
 * Opens an {@code ENCRYPTED PRIVATE KEY}: PBES2 of RFC 8018 with PBKDF2 or scrypt, as openssl
 * writes today, and the password schemes of PKCS#12, as it and others did.
 */
final class PasswordDecryption implements InputDecryptorProvider {
  private static final Map<ASN1ObjectIdentifier, Scheme> SCHEMES =
      Map.of(
          NISTObjectIdentifiers.id_aes128_CBC, new Scheme(AESEngine::newInstance, 16),
          NISTObjectIdentifiers.id_aes192_CBC, new Scheme(AESEngine::newInstance, 24),
          NISTObjectIdentifiers.id_aes256_CBC, new Scheme(AESEngine::newInstance, 32),
          PKCSObjectIdentifiers.des_EDE3_CBC, new Scheme(DESedeEngine::new, 24));

  private static final Map<ASN1ObjectIdentifier, Supplier<Digest>> DIGESTS =
      Map.of(
          PKCSObjectIdentifiers.id_hmacWithSHA1, SHA1Digest::new,
          PKCSObjectIdentifiers.id_hmacWithSHA224, SHA224Digest::new,
          PKCSObjectIdentifiers.id_hmacWithSHA256, SHA256Digest::new,
          PKCSObjectIdentifiers.id_hmacWithSHA384, SHA384Digest::new,
          PKCSObjectIdentifiers.id_hmacWithSHA512, SHA512Digest::new);

  private final char[] passphrase;

  PasswordDecryption(char[] passphrase) {
    this.passphrase = passphrase;
  }

  private record Scheme(Supplier<BlockCipher> cipher, int keyBytes) {}

  @Override
  public InputDecryptor get(AlgorithmIdentifier algorithm) throws OperatorCreationException {
    if (!algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBES2)) {
      return new BcPKCS12PBEInputDecryptorProviderBuilder().build(passphrase).get(algorithm);
    }
    PBES2Parameters parameters = PBES2Parameters.getInstance(algorithm.getParameters());
    ASN1ObjectIdentifier cipher = parameters.getEncryptionScheme().getAlgorithm();
    Scheme scheme = SCHEMES.get(cipher);
    if (scheme == null) {
      throw new OperatorCreationException("the cipher " + cipher + " is not taken");
    }
    byte[] key = derive(parameters.getKeyDerivationFunc(), scheme.keyBytes());
    byte[] start =
        ASN1OctetString.getInstance(parameters.getEncryptionScheme().getParameters()).getOctets();
    BufferedBlockCipher decryption =
        new PaddedBufferedBlockCipher(CBCBlockCipher.newInstance(scheme.cipher().get()));
    decryption.init(false, new ParametersWithIV(new KeyParameter(key), start));
    return new Decryptor(algorithm, decryption);
  }

  private byte[] derive(KeyDerivationFunc function, int bytes) throws OperatorCreationException {
    byte[] password = new String(passphrase).getBytes(UTF_8);
    if (function.getAlgorithm().equals(MiscObjectIdentifiers.id_scrypt)) {
      ScryptParams cost = ScryptParams.getInstance(function.getParameters());
      return SCrypt.generate(
          password,
          cost.getSalt(),
          cost.getCostParameter().intValueExact(),
          cost.getBlockSize().intValueExact(),
          cost.getParallelizationParameter().intValueExact(),
          bytes);
    }
    PBKDF2Params cost = PBKDF2Params.getInstance(function.getParameters());
    Supplier<Digest> digest = DIGESTS.get(cost.getPrf().getAlgorithm());
    if (digest == null) {
      throw new OperatorCreationException(
          "the key derivation " + cost.getPrf().getAlgorithm() + " is not taken");
    }
    PKCS5S2ParametersGenerator generator = new PKCS5S2ParametersGenerator(digest.get());
    generator.init(password, cost.getSalt(), cost.getIterationCount().intValueExact());
    return ((KeyParameter) generator.generateDerivedParameters(bytes * 8)).getKey();
  }

  private record Decryptor(AlgorithmIdentifier algorithm, BufferedBlockCipher cipher)
      implements InputDecryptor {
    @Override
    public AlgorithmIdentifier getAlgorithmIdentifier() {
      return algorithm;
    }

    @Override
    public InputStream getInputStream(InputStream encrypted) {
      return new CipherInputStream(encrypted, cipher);
    }
  }
}
