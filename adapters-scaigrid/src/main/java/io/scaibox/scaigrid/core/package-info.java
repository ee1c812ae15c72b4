/** Cores on ScaiGrid: create, read, update, publish, sync, un-publish. */
@NullMarked
package io.scaibox.scaigrid.core;

import org.jspecify.annotations.NullMarked;
