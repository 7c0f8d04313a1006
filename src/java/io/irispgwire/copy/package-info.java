/** The formats of COPY: options, text, CSV and binary, as bytes and fields; knows no session. */
@NullMarked
package io.irispgwire.copy;

import org.jspecify.annotations.NullMarked;
