/** What the back end holds, as PostgreSQL names and types it. */
@NullMarked
package io.irispgwire.catalog;

import org.jspecify.annotations.NullMarked;
