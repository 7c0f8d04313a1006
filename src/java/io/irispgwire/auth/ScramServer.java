package io.irispgwire.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.security.MessageDigest;
import java.util.Base64;

/**
 * The server's side of one SCRAM-SHA-256 exchange (RFC 5802, RFC 7677), on strings, without channel
 * binding.
 *
 * <p>Every failure is a {@link PgException}: FATAL 28P01 {@code password authentication failed for
 * user "x"} for a wrong proof, 08P01 for a malformed message. PostgreSQL: auth-scram.c.
 */
public final class ScramServer implements Authenticator.Exchange {
  /** The name of the mechanism. */
  public static final String MECHANISM = "SCRAM-SHA-256";

  private final String user;
  private final ScramVerifier verifier;
  private final String serverNonce;

  private char bindingFlag;
  private String firstBare = "";
  private String serverFirst = "";
  private String nonce = "";

  /**
   * @param user for messages only: the name inside the exchange is ignored
   * @param serverNonce printable, without commas, never used before
   */
  ScramServer(String user, ScramVerifier verifier, String serverNonce) {
    this.user = user;
    this.verifier = verifier;
    this.serverNonce = serverNonce;
  }

  /** Answers the client-first-message with the server-first-message. */
  public String first(String clientFirst) {
    ScramMessage message = new ScramMessage(clientFirst);
    readBindingFlag(message);
    readAuthorizationIdentity(message);
    firstBare = message.rest();
    if (message.peek() == 'm') {
      throw unsupported("client requires an unsupported SCRAM extension");
    }
    message.value('n');
    String clientNonce = message.value('r');
    if (!isPrintable(clientNonce)) {
      throw ScramMessage.violation("non-printable characters in SCRAM nonce");
    }
    while (!message.atEnd()) {
      message.value();
    }
    nonce = clientNonce + serverNonce;
    String salt = Base64.getEncoder().encodeToString(verifier.salt());
    serverFirst = "r=" + nonce + ",s=" + salt + ",i=" + verifier.iterations();
    return serverFirst;
  }

  /** Checks the client-final-message and answers with the server-final-message. */
  public String last(String clientFinal) {
    ScramMessage message = new ScramMessage(clientFinal);
    requireSameBinding(message.value('c'));
    String finalNonce = message.value('r');
    char attribute;
    String value;
    do {
      attribute = message.peek();
      value = message.value();
    } while (attribute != 'p');
    byte[] proof = proof(value);
    if (!message.atEnd()) {
      throw ScramMessage.malformed("Garbage found at the end of client-final-message.");
    }
    if (!finalNonce.equals(nonce)) {
      throw ScramMessage.violation("invalid SCRAM response").withDetail("Nonce does not match.");
    }
    String authMessage = firstBare + "," + serverFirst + "," + message.before(value);
    requireProof(proof, authMessage);
    byte[] signature = ScramVerifier.hmac(verifier.serverKey(), authMessage);
    return "v=" + Base64.getEncoder().encodeToString(signature);
  }

  private void readBindingFlag(ScramMessage message) {
    bindingFlag = message.peek();
    if (bindingFlag == 'p') {
      throw ScramMessage.malformed(
          "The client selected SCRAM-SHA-256 without channel binding, but the SCRAM message"
              + " includes channel binding data.");
    }
    if (bindingFlag != 'n' && bindingFlag != 'y') {
      throw ScramMessage.malformed("Unexpected channel-binding flag \"" + message.shown() + "\".");
    }
    message.skip();
    if (message.peek() != ',') {
      throw ScramMessage.malformed(
          "Comma expected, but found character \"" + message.shown() + "\".");
    }
    message.skip();
  }

  private static void readAuthorizationIdentity(ScramMessage message) {
    if (message.peek() == 'a') {
      throw unsupported("client uses authorization identity, but it is not supported");
    }
    if (message.peek() != ',') {
      throw ScramMessage.malformed(
          "Unexpected attribute \"" + message.shown() + "\" in client-first-message.");
    }
    message.skip();
  }

  /** The header of the first message once more, in base64: {@code n,,} or {@code y,,}. */
  private void requireSameBinding(String binding) {
    String header = bindingFlag + ",,";
    if (!binding.equals(Base64.getEncoder().encodeToString(header.getBytes(UTF_8)))) {
      throw ScramMessage.violation(
          "unexpected SCRAM channel-binding attribute in client-final-message");
    }
  }

  private static byte[] proof(String value) {
    try {
      byte[] proof = Base64.getDecoder().decode(value);
      if (proof.length == ScramVerifier.KEY_BYTES) {
        return proof;
      }
    } catch (IllegalArgumentException e) {
      throw malformedProof();
    }
    throw malformedProof();
  }

  /** RFC 5802, section 3: the proof is ClientKey XOR ClientSignature, and H(ClientKey) is kept. */
  private void requireProof(byte[] proof, String authMessage) {
    byte[] clientSignature = ScramVerifier.hmac(verifier.storedKey(), authMessage);
    byte[] clientKey = new byte[proof.length];
    for (int i = 0; i < proof.length; i++) {
      clientKey[i] = (byte) (proof[i] ^ clientSignature[i]);
    }
    if (!MessageDigest.isEqual(ScramVerifier.sha256(clientKey), verifier.storedKey())) {
      throw failed();
    }
  }

  /** What a client hears that is not who it says it is. */
  public PgException failed() {
    return new PgException(
            SqlState.INVALID_PASSWORD, "password authentication failed for user \"" + user + "\"")
        .fatal();
  }

  /** RFC 5802, section 5.1: printable ASCII except the comma. */
  private static boolean isPrintable(String nonce) {
    return nonce.chars().allMatch(c -> c >= 0x21 && c <= 0x7e && c != ',');
  }

  private static PgException malformedProof() {
    return ScramMessage.malformed("Malformed proof in client-final-message.");
  }

  private static PgException unsupported(String message) {
    return new PgException(SqlState.FEATURE_NOT_SUPPORTED, message).fatal();
  }
}
