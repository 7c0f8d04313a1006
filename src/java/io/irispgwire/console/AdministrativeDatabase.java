package io.irispgwire.console;

import io.irispgwire.config.Configuration;
import io.irispgwire.config.ConsoleConfig;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.session.Console;
import io.irispgwire.session.SessionServices;
import java.util.function.Supplier;

/** Who comes to the console, and as what. */
public final class AdministrativeDatabase implements Console {
  private final Supplier<Configuration> configuration;

  /**
   * @param configuration as it holds now
   */
  public AdministrativeDatabase(Supplier<Configuration> configuration) {
    this.configuration = configuration;
  }

  @Override
  public String database() {
    return configuration.get().console().database();
  }

  @Override
  public String namespace() {
    return configuration.get().backend().namespace();
  }

  /** PostgreSQL: postinit.c, CheckMyDatabase. */
  @Override
  public Desk open(SessionServices services, Caller caller) {
    if (!mayLook(caller)) {
      throw new PgException(
              SqlState.INSUFFICIENT_PRIVILEGE,
              "permission denied for database \"" + database() + "\"")
          .withDetail("User is not named in console-admins or console-viewers.")
          .fatal();
    }
    Pages pages = new Pages(services, configuration);
    Orders orders = new Orders(services, caller, namespace());
    return statement -> {
      Command command = Command.of(statement);
      if (command instanceof Command.Show show) {
        return pages.show(show.topic());
      }
      if (!config().administrators().contains(caller.user())) {
        throw new PgException(
            SqlState.INSUFFICIENT_PRIVILEGE,
            "only administrators may run this on the administrative database");
      }
      return orders.run(command);
    };
  }

  private boolean mayLook(Caller caller) {
    return config().administrators().contains(caller.user())
        || config().viewers().contains(caller.user());
  }

  private ConsoleConfig config() {
    return configuration.get().console();
  }
}
