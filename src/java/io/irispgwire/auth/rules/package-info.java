/** Access rules in the form of pg_hba.conf: who may log in from where, and how that is proved. */
@NullMarked
package io.irispgwire.auth.rules;

import org.jspecify.annotations.NullMarked;
