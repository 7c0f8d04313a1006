/** Queries that real clients send to find out what there is, answered by PostgreSQL and by us. */
@NullMarked
package io.irispgwire.introspection;

import org.jspecify.annotations.NullMarked;
