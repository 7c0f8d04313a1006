package io.irispgwire.instance;

import java.lang.reflect.Constructor;
import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SIGHUP, which asks a server to reload, as PostgreSQL's does. By reflection: the compiler warns of
 * {@code sun.misc.Signal}, the JDK's only way to a signal, and nothing silences that warning.
 */
public final class HangUp {
  private static final Logger LOG = LoggerFactory.getLogger(HangUp.class);

  private HangUp() {}

  /** Runs {@code action} at each SIGHUP; where there is no such signal nothing happens. */
  public static void onEach(Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Constructor<?> named = signal.getConstructor(String.class);
      Object running =
          Proxy.newProxyInstance(
              HangUp.class.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> {
                if (method.getDeclaringClass() == Object.class) {
                  return method.invoke(action, arguments);
                }
                action.run();
                return null;
              });
      signal.getMethod("handle", signal, handler).invoke(null, named.newInstance("HUP"), running);
    } catch (ReflectiveOperationException e) {
      LOG.debug("this system has no SIGHUP", e);
    }
  }
}
