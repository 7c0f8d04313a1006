package io.irispgwire.objectscript;

import java.util.List;

/** An object that ObjectScript holds. */
interface ScriptObject {
  Object property(String name);

  default void setProperty(String name, Object value) {
    throw new ScriptError("object", "cannot set " + name);
  }

  Object call(String method, List<Object> arguments);
}
