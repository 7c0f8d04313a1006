/** What operators see and do: the HTTP port with health, metrics, live sessions. */
@NullMarked
package io.irispgwire.operations;

import org.jspecify.annotations.NullMarked;
