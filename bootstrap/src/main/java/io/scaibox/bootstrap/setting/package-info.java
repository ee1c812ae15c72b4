/** What a setting's value must look like, ours or a plugin's, and what is said when it doesn't. */
@NullMarked
package io.scaibox.bootstrap.setting;

import org.jspecify.annotations.NullMarked;
