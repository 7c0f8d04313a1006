/** Spans of statements, by OpenTelemetry; a leaf. */
@NullMarked
package io.irispgwire.tracing;

import org.jspecify.annotations.NullMarked;
