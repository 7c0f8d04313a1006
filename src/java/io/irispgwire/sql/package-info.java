/** PostgreSQL SQL: lexer, parser, analyser, translator, plans. Pure functions on text. */
@NullMarked
package io.irispgwire.sql;

import org.jspecify.annotations.NullMarked;
