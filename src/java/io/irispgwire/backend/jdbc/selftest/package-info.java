/** Checks on a real IRIS what documentation could not settle. */
@NullMarked
package io.irispgwire.backend.jdbc.selftest;

import org.jspecify.annotations.NullMarked;
