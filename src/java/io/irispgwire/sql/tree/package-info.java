/** The syntax tree. Every node knows where in the text it stands. */
@NullMarked
package io.irispgwire.sql.tree;

import org.jspecify.annotations.NullMarked;
