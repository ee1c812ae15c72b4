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

  /** How many groups a deploy may name. */
  public static final int MOST_GROUPS = 500;

  /** How long a group's id may be. */
  public static final int LONGEST_GROUP_ID = 200;

  public PublishIntent {
    groupIds = List.copyOf(groupIds);
  }

  /** Says whether a list of group ids is within the limits. */
  public static boolean isWithinLimits(List<String> ids) {
    return ids.size() <= MOST_GROUPS
        && ids.stream().allMatch(id -> id.length() <= LONGEST_GROUP_ID);
  }
}
