/** One conversation: phases, statements, portals, transaction, settings, row writing. */
@NullMarked
package io.irispgwire.session;

import org.jspecify.annotations.NullMarked;
