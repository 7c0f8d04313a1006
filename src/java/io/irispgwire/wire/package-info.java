/** Bytes to messages and back: start-up and framing. Knows no SQL. */
@NullMarked
package io.irispgwire.wire;

import org.jspecify.annotations.NullMarked;
