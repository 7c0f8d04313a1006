/** What IRIS calls: the entry class of the External Language Server, and the way back into IRIS. */
@NullMarked
package io.irispgwire.gateway;

import org.jspecify.annotations.NullMarked;
