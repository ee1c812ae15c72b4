/** ScaiCore's rules for programs, checked before anything is sent. */
@NullMarked
package io.scaibox.domain.verify;

import org.jspecify.annotations.NullMarked;
