/** A plugin that keeps the content of flows in S3-compatible storage. */
@NullMarked
package io.scaibox.example.s3;

import org.jspecify.annotations.NullMarked;
