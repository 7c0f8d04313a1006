/** A server with its back end, built from a configuration; the log. */
@NullMarked
package io.irispgwire.instance;

import org.jspecify.annotations.NullMarked;
