package io.irispgwire.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ongres.saslprep.SASLprep;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The client's side of SCRAM-SHA-256 without channel binding; RFC 5802 and RFC 7677. */
final class ScramClient {
  static final String MECHANISM = "SCRAM-SHA-256";

  private static final String GS2_HEADER = "n,,";
  private static final int NONCE_BYTES = 18;

  private final byte[] password;
  private final String clientFirst;
  private final String nonce;
  private String serverSignature = "";

  ScramClient(String password) {
    this.password = prepared(password).getBytes(UTF_8);
    byte[] random = new byte[NONCE_BYTES];
    new SecureRandom().nextBytes(random);
    this.nonce = Base64.getEncoder().encodeToString(random);
    this.clientFirst = "n=,r=" + nonce;
  }

  /** PostgreSQL: saslprep.c: what cannot be prepared is taken as it is. */
  private static String prepared(String password) {
    try {
      return new SASLprep().prepareQuery(password);
    } catch (IllegalArgumentException e) {
      return password;
    }
  }

  /** client-first-message. */
  String first() {
    return GS2_HEADER + clientFirst;
  }

  /** client-final-message. */
  String last(String serverFirst) throws IOException {
    Map<String, String> fields = fields(serverFirst);
    String theirs = fields.getOrDefault("r", "");
    if (!theirs.startsWith(nonce)) {
      throw new IOException("the server's nonce is not ours");
    }
    try {
      byte[] salted =
          salted(
              Base64.getDecoder().decode(fields.getOrDefault("s", "")),
              Integer.parseInt(fields.getOrDefault("i", "")));
      String without =
          "c=" + Base64.getEncoder().encodeToString(GS2_HEADER.getBytes(UTF_8)) + ",r=" + theirs;
      byte[] message = (clientFirst + ',' + serverFirst + ',' + without).getBytes(UTF_8);
      byte[] clientKey = hmac(salted, "Client Key".getBytes(UTF_8));
      byte[] proof = hmac(MessageDigest.getInstance("SHA-256").digest(clientKey), message);
      for (int i = 0; i < proof.length; i++) {
        proof[i] ^= clientKey[i];
      }
      byte[] signature = hmac(hmac(salted, "Server Key".getBytes(UTF_8)), message);
      serverSignature = Base64.getEncoder().encodeToString(signature);
      return without + ",p=" + Base64.getEncoder().encodeToString(proof);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException("SCRAM failed: " + e.getMessage(), e);
    }
  }

  /** The server knows the password too. */
  void check(String serverFinal) throws IOException {
    if (!serverSignature.equals(fields(serverFinal).get("v"))) {
      throw new IOException("the server did not prove that it knows the password");
    }
  }

  private static Map<String, String> fields(String message) {
    Map<String, String> fields = new HashMap<>();
    for (String field : message.split(",", -1)) {
      String[] parts = field.split("=", 2);
      fields.put(parts[0], parts.length == 2 ? parts[1] : "");
    }
    return fields;
  }

  /** RFC 5802, section 2.2: Hi(). */
  private byte[] salted(byte[] salt, int iterations) throws GeneralSecurityException {
    byte[] first = new byte[salt.length + 4];
    System.arraycopy(salt, 0, first, 0, salt.length);
    first[first.length - 1] = 1;
    byte[] block = hmac(password, first);
    byte[] result = block.clone();
    for (int i = 1; i < iterations; i++) {
      block = hmac(password, block);
      for (int j = 0; j < result.length; j++) {
        result[j] ^= block[j];
      }
    }
    return result;
  }

  private static byte[] hmac(byte[] key, byte[] message) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(message);
  }
}
