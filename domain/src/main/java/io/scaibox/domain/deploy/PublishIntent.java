package io.scaibox.domain.deploy;

import java.util.List;

/**
 * Whether a deploy's Core shall be a chat model, and for whom.
 *
 * @param wanted the body's override, else the flow's {@code publish_as_model}
 * @param groupIds model groups, passed on untouched; empty: not sent
 * @param unpublish whether a published Core that is no longer wanted so is un-published
 */
public record PublishIntent(boolean wanted, List<String> groupIds, boolean unpublish) {

  public PublishIntent {
    groupIds = List.copyOf(groupIds);
  }
}
