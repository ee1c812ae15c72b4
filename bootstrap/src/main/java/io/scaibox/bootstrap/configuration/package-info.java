/** The settings: environment variables, env files, options; all mistakes reported together. */
@NullMarked
package io.scaibox.bootstrap.configuration;

import org.jspecify.annotations.NullMarked;
