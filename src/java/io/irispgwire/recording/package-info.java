/** Records of sessions: how a file of them is written and read; a leaf. */
@NullMarked
package io.irispgwire.recording;

import org.jspecify.annotations.NullMarked;
