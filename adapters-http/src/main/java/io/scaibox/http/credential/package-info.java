/** Routes of a tenant's own ScaiGrid key. */
@NullMarked
package io.scaibox.http.credential;

import org.jspecify.annotations.NullMarked;
