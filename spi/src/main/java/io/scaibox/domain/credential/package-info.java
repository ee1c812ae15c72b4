/** Which credential a deploy uses towards its upstreams (reference/scaiflow.md 4.2). */
@NullMarked
package io.scaibox.domain.credential;

import org.jspecify.annotations.NullMarked;
