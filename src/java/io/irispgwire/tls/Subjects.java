package io.irispgwire.tls;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.jspecify.annotations.Nullable;

/** The names in a certificate. */
public final class Subjects {
  /** OpenSSL's short names, of objects.txt. */
  private static final Map<ASN1ObjectIdentifier, String> SHORT_NAMES =
      Map.ofEntries(
          Map.entry(BCStyle.CN, "CN"),
          Map.entry(BCStyle.C, "C"),
          Map.entry(BCStyle.ST, "ST"),
          Map.entry(BCStyle.L, "L"),
          Map.entry(BCStyle.O, "O"),
          Map.entry(BCStyle.OU, "OU"),
          Map.entry(BCStyle.DC, "DC"),
          Map.entry(BCStyle.UID, "UID"),
          Map.entry(BCStyle.EmailAddress, "emailAddress"),
          Map.entry(BCStyle.STREET, "street"),
          Map.entry(BCStyle.SURNAME, "SN"),
          Map.entry(BCStyle.GIVENNAME, "GN"),
          Map.entry(BCStyle.SERIALNUMBER, "serialNumber"),
          Map.entry(BCStyle.T, "title"));

  /** RFC 5280, GeneralName. */
  private static final int MAIL_NAME = 1;

  private static final int DNS_NAME = 2;

  private Subjects() {}

  /** PostgreSQL: be-secure-openssl.c, X509_NAME_to_cstring: {@code /O=Example/CN=joe}. */
  public static String oneLine(X500Principal name) {
    StringBuilder line = new StringBuilder();
    for (AttributeTypeAndValue attribute : attributes(name)) {
      ASN1ObjectIdentifier type = attribute.getType();
      line.append('/')
          .append(SHORT_NAMES.getOrDefault(type, type.getId()))
          .append('=')
          .append(IETFUtils.valueToString(attribute.getValue()));
    }
    return line.toString();
  }

  /** The last common name, which is the most specific one; null for none. */
  public static @Nullable String commonName(X500Principal name) {
    String found = null;
    for (AttributeTypeAndValue attribute : attributes(name)) {
      if (attribute.getType().equals(BCStyle.CN)) {
        found = IETFUtils.valueToString(attribute.getValue());
      }
    }
    return found;
  }

  /** DNS and mail names of the certificate's owner. */
  public static List<String> alternativeNames(X509Certificate certificate) {
    List<String> names = new ArrayList<>();
    try {
      Collection<List<?>> all = certificate.getSubjectAlternativeNames();
      for (List<?> name : all == null ? List.<List<?>>of() : all) {
        if (name.get(0).equals(DNS_NAME) || name.get(0).equals(MAIL_NAME)) {
          names.add(String.valueOf(name.get(1)));
        }
      }
    } catch (CertificateParsingException e) {
      return List.of();
    }
    return List.copyOf(names);
  }

  private static List<AttributeTypeAndValue> attributes(X500Principal name) {
    List<AttributeTypeAndValue> attributes = new ArrayList<>();
    for (RDN part : X500Name.getInstance(name.getEncoded()).getRDNs()) {
      attributes.addAll(List.of(part.getTypesAndValues()));
    }
    return attributes;
  }
}
