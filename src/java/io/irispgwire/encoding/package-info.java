/**
 * PostgreSQL's character sets (manual, chapter 24.3): their names, and text between what a client
 * speaks and what this server holds. A leaf: knows neither messages nor SQL.
 */
@NullMarked
package io.irispgwire.encoding;

import org.jspecify.annotations.NullMarked;
