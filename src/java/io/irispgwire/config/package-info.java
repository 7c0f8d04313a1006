/** What an operator may set. */
@NullMarked
package io.irispgwire.config;

import org.jspecify.annotations.NullMarked;
