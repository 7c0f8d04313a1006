/** The administrative database: what operators ask and tell the server by SQL clients. */
@org.jspecify.annotations.NullMarked
package io.irispgwire.console;
