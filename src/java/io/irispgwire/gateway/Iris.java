package io.irispgwire.gateway;

/** The IRIS process that called us: its class methods. */
interface Iris {
  void call(String className, String method, Object... arguments);

  String callForText(String className, String method, Object... arguments);
}
