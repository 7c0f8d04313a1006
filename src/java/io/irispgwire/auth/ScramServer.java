package io.irispgwire.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.irispgwire.auth.ChannelBinding.Use;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.util.Arrays;
import java.util.Base64;

/**
 * The server's side of one SCRAM-SHA-256 exchange (RFC 5802, RFC 7677), on strings.
 *
 * <p>Every failure is a {@link PgException}: FATAL 28P01 {@code password authentication failed for
 * user "x"} for a wrong proof, 08P01 for a malformed message. PostgreSQL: auth-scram.c.
 */
public final class ScramServer implements SaslServer {
  /** The name of the mechanism. */
  public static final String MECHANISM = "SCRAM-SHA-256";

  /** The same, bound to the TLS connection. */
  public static final String BINDING_MECHANISM = "SCRAM-SHA-256-PLUS";

  private final String user;
  private final Account account;
  private final ScramVerifier verifier;
  private final String serverNonce;
  private final ChannelBinding binding;

  private byte[] clientKey = new byte[0];
  private char bindingFlag;
  private String firstBare = "";
  private String serverFirst = "";
  private String nonce = "";

  /**
   * @param user for messages only: the name inside the exchange is ignored
   * @param serverNonce printable, without commas, never used before
   */
  ScramServer(String user, Account account, String serverNonce, ChannelBinding binding) {
    this.user = user;
    this.account = account;
    this.verifier = account.verifier();
    this.serverNonce = serverNonce;
    this.binding = binding;
  }

  @Override
  public Reply answer(String message) {
    if (serverFirst.isEmpty()) {
      return Reply.challenge(first(message));
    }
    String last = last(message);
    return Reply.last(last, new Proven("scram-sha-256", account.credential(clientKey)));
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
    switch (bindingFlag) {
      case 'p' -> readBindingType(message);
      case 'n', 'y' -> readNoBinding(message);
      default ->
          throw ScramMessage.malformed(
              "Unexpected channel-binding flag \"" + message.shown() + "\".");
    }
  }

  private void readBindingType(ScramMessage message) {
    if (binding.use() != Use.CHOSEN) {
      throw ScramMessage.malformed(
          "The client selected SCRAM-SHA-256 without channel binding, but the SCRAM message"
              + " includes channel binding data.");
    }
    String type = message.value('p');
    if (!type.equals(ChannelBinding.TYPE)) {
      throw ScramMessage.violation(
          "unsupported SCRAM channel-binding type \"" + ScramMessage.shown(type) + "\"");
    }
  }

  private void readNoBinding(ScramMessage message) {
    if (binding.use() == Use.CHOSEN) {
      throw ScramMessage.malformed(
          "The client selected SCRAM-SHA-256-PLUS, but the SCRAM message does not include channel"
              + " binding data.");
    }
    if (bindingFlag == 'y' && binding.use() == Use.DECLINED) {
      throw refused("SCRAM channel binding negotiation error")
          .withDetail(
              "The client supports SCRAM channel binding but thinks the server does not."
                  + "  However, this server does support channel binding.");
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

  /** The header of the first message once more, in base64: {@code n,,} or {@code p=…,,} + hash. */
  private void requireSameBinding(String given) {
    if (binding.use() == Use.CHOSEN) {
      byte[] header = ("p=" + ChannelBinding.TYPE + ",,").getBytes(UTF_8);
      byte[] bound = Arrays.copyOf(header, header.length + binding.endPoint().length);
      System.arraycopy(binding.endPoint(), 0, bound, header.length, binding.endPoint().length);
      if (!given.equals(Base64.getEncoder().encodeToString(bound))) {
        throw refused("SCRAM channel binding check failed");
      }
      return;
    }
    String header = bindingFlag + ",,";
    if (!given.equals(Base64.getEncoder().encodeToString(header.getBytes(UTF_8)))) {
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
    byte[] key = new byte[proof.length];
    for (int i = 0; i < proof.length; i++) {
      key[i] = (byte) (proof[i] ^ clientSignature[i]);
    }
    if (!verifier.isOwn(key)) {
      throw failed(user);
    }
    clientKey = key;
  }

  /** What a client hears that is not who it says it is. */
  static PgException failed(String user) {
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

  private static PgException refused(String message) {
    return new PgException(SqlState.INVALID_AUTHORIZATION_SPECIFICATION, message).fatal();
  }

  private static PgException unsupported(String message) {
    return new PgException(SqlState.FEATURE_NOT_SUPPORTED, message).fatal();
  }
}
