package io.irispgwire.irisdouble;

import java.io.IOException;

/** What may go wrong between the driver and IRIS; used by all connections at a time. */
public interface Faults {
  /** Nothing ever does. */
  Faults NONE = new Faults() {};

  /** Before a message is acted on. An exception cuts the connection. */
  default void before(String code) throws IOException {}

  /** After a message was acted on and before its answer is sent. An exception cuts. */
  default void after(String code) throws IOException {}
}
