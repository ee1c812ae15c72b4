/**
 * What every adapter of a port has to do, as JUnit interfaces: a test class implements the contract
 * of its port and says how to open the adapter.
 */
@NullMarked
package io.scaibox.testkit;

import org.jspecify.annotations.NullMarked;
