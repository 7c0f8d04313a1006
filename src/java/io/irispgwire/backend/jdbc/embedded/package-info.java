/**
 * IRIS SQL to H2's SQL: strict, so that what the stand-in accepts IRIS accepts too. Text and tokens
 * only; the connection is the parent package's.
 */
@NullMarked
package io.irispgwire.backend.jdbc.embedded;

import org.jspecify.annotations.NullMarked;
