/** A stand-in for IRIS's SQL port, so that the real JDBC driver runs in every build. */
@NullMarked
package io.irispgwire.irisdouble;

import org.jspecify.annotations.NullMarked;
