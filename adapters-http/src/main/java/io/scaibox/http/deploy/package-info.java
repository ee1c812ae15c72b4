/** Routes that deploy and publish flows, and list deployments. */
@NullMarked
package io.scaibox.http.deploy;

import org.jspecify.annotations.NullMarked;
