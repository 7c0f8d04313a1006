package io.irispgwire.gateway;

import com.intersystems.gateway.GatewayContext;
import com.intersystems.jdbc.IRIS;

/**
 * The IRIS process whose call into Java is on the stack of this thread.
 *
 * <p>Source: InterSystems Native SDK for Java, "External and ObjectScript code work within the same
 * context". The context belongs to the thread and is not inherited; it must not be kept.
 */
final class CallingProcess implements Iris {
  @Override
  public void call(String className, String method, Object... arguments) {
    iris().classMethodVoid(className, method, arguments);
  }

  @Override
  public String callForText(String className, String method, Object... arguments) {
    return iris().classMethodString(className, method, arguments);
  }

  private static IRIS iris() {
    IRIS iris = GatewayContext.getIRIS();
    if (iris == null) {
      throw new IllegalStateException("no IRIS process called this thread");
    }
    return iris;
  }
}
