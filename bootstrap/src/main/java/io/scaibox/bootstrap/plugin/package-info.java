/**
 * Partners' adapters: found in a folder, each in a class loader of its own, chosen by
 * configuration, and called behind a guard that trusts none of them.
 */
@NullMarked
package io.scaibox.bootstrap.plugin;

import org.jspecify.annotations.NullMarked;
