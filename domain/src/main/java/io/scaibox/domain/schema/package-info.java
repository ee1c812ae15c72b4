/** What settings every node kind takes, once: for checks, for names, for the published schema. */
@NullMarked
package io.scaibox.domain.schema;

import org.jspecify.annotations.NullMarked;
