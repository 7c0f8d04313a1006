package io.irispgwire.session;

import io.irispgwire.auth.ClientCertificate;
import io.irispgwire.auth.Origin;
import io.irispgwire.auth.rules.RuleRow;
import io.irispgwire.catalog.CatalogTable;
import io.irispgwire.session.Peers.Peer;
import io.irispgwire.types.Numeric;
import io.irispgwire.types.PgArray;
import io.irispgwire.types.PgType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The views of pg_catalog that show who may connect, and how the clients of all sessions do. What
 * is not the session's own user's is NULL; PostgreSQL: pgstatfuncs.c, HAS_PGSTAT_PERMISSIONS.
 */
record ConnectionTables(Peers peers, Identity identity, Administration administration) {
  private static final CatalogTable<ConnectionTables, RuleRow> RULES = rules();
  private static final CatalogTable<ConnectionTables, Connected> SSL = ssl();
  private static final CatalogTable<ConnectionTables, Connected> GSSAPI = gssapi();

  private record Connected(int processId, @Nullable Origin origin) {
    /** Null for a foreign session. */
    @Nullable Boolean isEncrypted() {
      return origin == null ? null : origin.tls().isPresent();
    }

    @Nullable Object tls(Function<Origin.Tls, @Nullable Object> fact) {
      return origin == null ? null : origin.tls().map(fact).orElse(null);
    }

    @Nullable Object client(Function<ClientCertificate, Object> fact) {
      return tls(tls -> tls.client().map(fact).orElse(null));
    }
  }

  /** Null for a table that is not one of these. */
  @Nullable List<@Nullable Object[]> rows(String table) {
    return switch (table) {
      case "pg_stat_ssl" -> SSL.rows(this);
      case "pg_stat_gssapi" -> GSSAPI.rows(this);
      case "pg_hba_file_rules" -> RULES.rows(this);
      default -> null;
    };
  }

  private static CatalogTable<ConnectionTables, Connected> ssl() {
    return CatalogTable.<ConnectionTables, Connected>named(
            "pg_stat_ssl", ConnectionTables::connected)
        .column("pid", Connected::processId)
        .column("ssl", Connected::isEncrypted)
        .column("version", row -> row.tls(Origin.Tls::version))
        .column("cipher", row -> row.tls(Origin.Tls::cipher))
        .column("bits", row -> row.tls(Origin.Tls::bits))
        .column("client_dn", row -> row.client(ClientCertificate::subject))
        .column("client_serial", row -> row.client(c -> Numeric.of(new BigDecimal(c.serial()))))
        .column("issuer_dn", row -> row.client(ClientCertificate::issuer))
        .build();
  }

  private static CatalogTable<ConnectionTables, Connected> gssapi() {
    return CatalogTable.<ConnectionTables, Connected>named(
            "pg_stat_gssapi", ConnectionTables::connected)
        .column("pid", Connected::processId)
        .column("gss_authenticated", row -> row.origin() == null ? null : false)
        .column("encrypted", row -> row.origin() == null ? null : false)
        .build();
  }

  private static CatalogTable<ConnectionTables, RuleRow> rules() {
    return CatalogTable.<ConnectionTables, RuleRow>named(
            "pg_hba_file_rules", session -> session.administration().accessRules())
        .column("line_number", RuleRow::line)
        .column("type", RuleRow::type)
        .column("database", row -> array(row.databases()))
        .column("user_name", row -> array(row.users()))
        .column("address", RuleRow::address)
        .column("netmask", RuleRow::netmask)
        .column("auth_method", RuleRow::method)
        .column("options", row -> array(row.options()))
        .column("error", RuleRow::error)
        .build();
  }

  private static @Nullable PgArray array(@Nullable List<String> texts) {
    return texts == null ? null : PgArray.of(PgType.TEXT, texts);
  }

  private List<Connected> connected() {
    List<Connected> rows = new ArrayList<>();
    peers.forEach(
        (processId, peer) ->
            rows.add(new Connected(processId, isOwn(peer) ? peer.origin() : null)));
    return rows;
  }

  private boolean isOwn(Peer peer) {
    return peer.user().equals(identity.user());
  }
}
