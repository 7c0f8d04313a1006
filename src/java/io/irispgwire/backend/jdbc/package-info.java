/** The back ends, over JDBC: the only code that imports {@code java.sql}. */
@NullMarked
package io.irispgwire.backend.jdbc;

import org.jspecify.annotations.NullMarked;
