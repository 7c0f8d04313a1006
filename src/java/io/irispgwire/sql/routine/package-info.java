/** The bodies of PL/pgSQL routines as trees; what is SQL in them stays text. */
@NullMarked
package io.irispgwire.sql.routine;

import org.jspecify.annotations.NullMarked;
