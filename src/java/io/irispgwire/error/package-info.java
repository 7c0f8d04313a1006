/** What went wrong, as the client will hear it. */
@NullMarked
package io.irispgwire.error;

import org.jspecify.annotations.NullMarked;
