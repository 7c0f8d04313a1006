/** The port to a database that runs IRIS SQL. No JDBC types. */
@NullMarked
package io.irispgwire.backend;

import org.jspecify.annotations.NullMarked;
