/** How what is kept in the database comes into the house as adapters. */
@NullMarked
package io.scaibox.persistence.provider;

import org.jspecify.annotations.NullMarked;
