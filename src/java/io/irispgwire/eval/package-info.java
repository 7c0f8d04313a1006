/** Runs analysed expressions and FROM-less queries in the JVM, with PostgreSQL's results. */
@NullMarked
package io.irispgwire.eval;

import org.jspecify.annotations.NullMarked;
