import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** pgjdbc against a started server: PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE say which. */
final class PgJdbcChecks {
  /** OIDs of the types pgjdbc would otherwise take as text. */
  private static final String ALL_BINARY =
      "binaryTransferEnable=16,17,20,21,23,25,700,701,1043,1082,1083,1114,1184,1266,1700,2950,1000,1005,1007,1009,1016,1021,1022,1231";

  private static final Map<String, String[]> MODES = new LinkedHashMap<>();

  static {
    MODES.put("extended", new String[] {});
    MODES.put("simple", new String[] {"preferQueryMode=simple"});
    MODES.put("extendedForPrepared", new String[] {"preferQueryMode=extendedForPrepared"});
    MODES.put("extendedCacheEverything", new String[] {"preferQueryMode=extendedCacheEverything"});
    MODES.put("binary forced", new String[] {"prepareThreshold=-1", ALL_BINARY});
    MODES.put("prepareThreshold=1", new String[] {"prepareThreshold=1"});
    MODES.put("prepareThreshold=5", new String[] {"prepareThreshold=5"});
    MODES.put("prepareThreshold=0", new String[] {"prepareThreshold=0"});
  }

  private PgJdbcChecks() {}

  public static void main(String[] arguments) throws Exception {
    Checks checks = new Checks(List.of(arguments).subList(1, arguments.length));
    Path types = Path.of(arguments[0]);
    MODES.forEach(
        (name, options) -> {
          new TypeChecks(types, options).register(name, checks);
          new StatementChecks(options).register(name, checks);
          new TransactionChecks(options).register(name, checks);
        });
    for (String mode : List.of("extended", "simple")) {
      new CopyChecks(MODES.get(mode)).register(mode, checks);
    }
    new BatchChecks().register(checks);
    new CancelChecks().register(checks);
    new DescriptionChecks().register(checks);
    System.exit(checks.close());
  }
}
