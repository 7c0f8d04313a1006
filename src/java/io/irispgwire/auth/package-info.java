/** SCRAM-SHA-256 on strings, and where verifiers come from. Knows no network. */
@NullMarked
package io.irispgwire.auth;

import org.jspecify.annotations.NullMarked;
