/** What is counted and timed while the server works: a leaf that every layer may write to. */
@NullMarked
package io.irispgwire.metrics;

import org.jspecify.annotations.NullMarked;
