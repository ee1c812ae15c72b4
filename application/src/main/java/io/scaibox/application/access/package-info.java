/** Who may do what. */
@NullMarked
package io.scaibox.application.access;

import org.jspecify.annotations.NullMarked;
