@NullMarked
package io.irispgwire.sql.deparse;

import org.jspecify.annotations.NullMarked;
