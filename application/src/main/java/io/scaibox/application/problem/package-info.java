/** Every failure that the contract names, as data, and the one catalogue of them. */
@NullMarked
package io.scaibox.application.problem;

import org.jspecify.annotations.NullMarked;
