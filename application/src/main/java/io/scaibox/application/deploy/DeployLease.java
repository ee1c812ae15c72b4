package io.scaibox.application.deploy;

import io.scaibox.domain.deploy.DeploymentStart;

/**
 * The right to deploy one flow, held by one process at a time.
 *
 * @param fence grows with every holder; a write with an old one is refused
 */
public record DeployLease(DeploymentStart start, long fence) {}
