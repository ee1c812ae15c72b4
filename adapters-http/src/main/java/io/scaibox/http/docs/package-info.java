/** The API document, its page, and a page for every error. */
@NullMarked
package io.scaibox.http.docs;

import org.jspecify.annotations.NullMarked;
