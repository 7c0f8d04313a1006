/** Netty, accept, cancel registry, threads. */
@NullMarked
package io.irispgwire.server;

import org.jspecify.annotations.NullMarked;
