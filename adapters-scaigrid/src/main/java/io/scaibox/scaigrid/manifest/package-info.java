/** The formats in which a manifest is sent. */
@NullMarked
package io.scaibox.scaigrid.manifest;

import org.jspecify.annotations.NullMarked;
