/** Analysed statements back as text, as PostgreSQL's {@code ruleutils.c} writes them. */
@NullMarked
package io.irispgwire.sql.deparse;

import org.jspecify.annotations.NullMarked;
