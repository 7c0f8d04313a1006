/** Keys and certificates of the server: read from PEM files, made for development, told apart. */
@NullMarked
package io.irispgwire.tls;

import org.jspecify.annotations.NullMarked;
