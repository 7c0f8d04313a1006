/** Names, types and functions of a tree, resolved as PostgreSQL resolves them. */
@NullMarked
package io.irispgwire.sql.analysis;

import org.jspecify.annotations.NullMarked;
