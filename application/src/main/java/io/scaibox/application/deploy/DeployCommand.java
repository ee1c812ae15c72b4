package io.scaibox.application.deploy;

import java.util.List;
import java.util.Optional;

/**
 * What to deploy, and how.
 *
 * @param deploymentId the id to give the deployment
 * @param publishAsModel overrides the flow's own {@code publish_as_model}
 * @param groupIds overrides the flow's own {@code model_visibility_group_ids}
 * @param unpublish whether a published Core that is not wanted so any more is un-published
 * @param force whether the Core is updated even when it already runs this content
 */
public record DeployCommand(
    String flowId,
    String deploymentId,
    Optional<Boolean> publishAsModel,
    Optional<List<String>> groupIds,
    boolean unpublish,
    boolean force) {}
