/** Flows as files: finding, reading and writing them, and telling what is wrong with them. */
@NullMarked
package io.scaibox.bootstrap.flowfile;

import org.jspecify.annotations.NullMarked;
