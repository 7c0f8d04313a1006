package io.irispgwire.auth;

import java.math.BigInteger;
import java.util.List;

/**
 * Who a client is, as an authority that the operator trusts says.
 *
 * @param subject in PostgreSQL's form: {@code /O=Example/CN=joe}
 * @param commonName the last CN of the subject; empty for none
 * @param alternativeNames DNS and mail names beside it
 */
public record ClientCertificate(
    String subject,
    String issuer,
    BigInteger serial,
    String commonName,
    List<String> alternativeNames) {}
