/** The HTTP server: requests in, answers and errors out, the same way for every route. */
@NullMarked
package io.scaibox.http.server;

import org.jspecify.annotations.NullMarked;
