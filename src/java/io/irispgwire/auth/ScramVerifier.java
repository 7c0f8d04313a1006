package io.irispgwire.auth;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.ongres.saslprep.SASLprep;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a server keeps instead of a password (RFC 5802, section 3): enough to check a proof, not
 * enough to make one.
 */
public record ScramVerifier(int iterations, byte[] salt, byte[] storedKey, byte[] serverKey) {
  /** PostgreSQL: scram-common.h, SCRAM_DEFAULT_ITERATIONS and SCRAM_DEFAULT_SALT_LEN. */
  public static final int DEFAULT_ITERATIONS = 4096;

  public static final int SALT_BYTES = 16;

  /** Of SHA-256. */
  static final int KEY_BYTES = 32;

  private static final String SCHEME = "SCRAM-SHA-256";
  private static final String HMAC = "HmacSHA256";

  public ScramVerifier {
    if (iterations < 1 || salt.length == 0) {
      throw new IllegalArgumentException("a SCRAM verifier needs salt and iterations");
    }
    if (storedKey.length != KEY_BYTES || serverKey.length != KEY_BYTES) {
      throw new IllegalArgumentException("a SCRAM-SHA-256 key has " + KEY_BYTES + " bytes");
    }
  }

  /** The verifier for {@code password}. */
  public static ScramVerifier of(String password, byte[] salt, int iterations) {
    byte[] salted = hi(prepared(password), salt, iterations);
    byte[] storedKey = sha256(hmac(salted, "Client Key".getBytes(US_ASCII)));
    byte[] serverKey = hmac(salted, "Server Key".getBytes(US_ASCII));
    return new ScramVerifier(iterations, salt.clone(), storedKey, serverKey);
  }

  /**
   * Reads the form PostgreSQL keeps in pg_authid.rolpassword: {@code
   * SCRAM-SHA-256$<iterations>:<salt>$<StoredKey>:<ServerKey>}.
   *
   * @throws IllegalArgumentException when {@code text} is not of that form
   */
  public static ScramVerifier parse(String text) {
    String[] parts = text.split("\\$", -1);
    if (parts.length != 3 || !parts[0].equals(SCHEME)) {
      throw new IllegalArgumentException("not a " + SCHEME + " verifier");
    }
    String[] salt = parts[1].split(":", -1);
    String[] keys = parts[2].split(":", -1);
    if (salt.length != 2 || keys.length != 2) {
      throw new IllegalArgumentException("not a " + SCHEME + " verifier");
    }
    Base64.Decoder base64 = Base64.getDecoder();
    return new ScramVerifier(
        Integer.parseInt(salt[0]),
        base64.decode(salt[1]),
        base64.decode(keys[0]),
        base64.decode(keys[1]));
  }

  /** The form that {@link #parse} reads. */
  public String format() {
    Base64.Encoder base64 = Base64.getEncoder();
    return SCHEME
        + "$"
        + iterations
        + ":"
        + base64.encodeToString(salt)
        + "$"
        + base64.encodeToString(storedKey)
        + ":"
        + base64.encodeToString(serverKey);
  }

  /** What a client makes of {@code password}: the right ClientKey, if it is the right one. */
  byte[] clientKey(String password) {
    return hmac(hi(prepared(password), salt, iterations), "Client Key".getBytes(US_ASCII));
  }

  /** RFC 5802, section 3: H(ClientKey) is the StoredKey. */
  boolean isOwn(byte[] clientKey) {
    return MessageDigest.isEqual(sha256(clientKey), storedKey);
  }

  /** Hi() of RFC 5802, section 2.2, is PBKDF2. */
  private static byte[] hi(String password, byte[] salt, int iterations) {
    PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, KEY_BYTES * 8);
    try {
      // The JDK's PBKDF2 takes the password's UTF-8 bytes, as RFC 5802 does.
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK lacks PBKDF2WithHmacSHA256", e);
    } finally {
      spec.clearPassword();
    }
  }

  /** PostgreSQL: scram-common.c: what SASLprep refuses is taken as it is, and so is ASCII. */
  private static String prepared(String password) {
    if (StandardCharsets.US_ASCII.newEncoder().canEncode(password)) {
      return password;
    }
    try {
      return new SASLprep().prepareStored(password);
    } catch (IllegalArgumentException e) {
      return password;
    }
  }

  static byte[] hmac(byte[] key, byte[] text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK lacks " + HMAC, e);
    }
  }

  static byte[] hmac(byte[] key, String text) {
    return hmac(key, text.getBytes(UTF_8));
  }

  static byte[] sha256(byte[] text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK lacks SHA-256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ScramVerifier that
        && iterations == that.iterations
        && Arrays.equals(salt, that.salt)
        && MessageDigest.isEqual(storedKey, that.storedKey)
        && MessageDigest.isEqual(serverKey, that.serverKey);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(salt);
  }

  /** Tells no secret. */
  @Override
  public String toString() {
    return SCHEME + " verifier, " + iterations + " iterations";
  }
}
