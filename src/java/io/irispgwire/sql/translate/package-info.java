/**
 * The rules of translation: each turns one PostgreSQL construct into its IRIS form.
 *
 * <p>Every rule gives a {@link io.irispgwire.sql.translate.Fragment}: text and what its question
 * marks stand for. A rule that changes only parts of a construct makes {@link
 * io.irispgwire.sql.translate.Edits} over the client's text and leaves the rest as written.
 */
@NullMarked
package io.irispgwire.sql.translate;

import org.jspecify.annotations.NullMarked;
