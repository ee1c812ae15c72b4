/** The command line. */
@NullMarked
package io.scaibox.bootstrap.command;

import org.jspecify.annotations.NullMarked;
