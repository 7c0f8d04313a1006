/** Plays the record of a session to any server that speaks PostgreSQL's protocol. */
@NullMarked
package io.irispgwire.replay;

import org.jspecify.annotations.NullMarked;
