package io.scaibox.domain.lower;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Tells whether a node runs whenever the region that it is placed in does, whichever arms are taken
 * on the way: then it needs no guard variable.
 */
final class Coverage {

  private Coverage() {}

  /**
   * Climbs from the regions in which an edge to the node is taken: an arm counts for the region
   * around its choice once all arms of an exhaustive choice are covered, a branch counts at once.
   */
  static boolean isCertain(Collection<Region> taken, Region place) {
    Set<Region> covered = new HashSet<>();
    Map<Region.Choice, Integer> arms = new IdentityHashMap<>();
    Deque<Region> pending = new ArrayDeque<>(taken);
    while (!pending.isEmpty()) {
      Region region = pending.remove();
      if (region == place) {
        return true;
      }
      Region parent = region.parent;
      if (parent == null || !covered.add(region)) {
        continue;
      }
      if (region.kind == Region.Kind.BRANCH) {
        pending.add(parent);
      }
      Region.Choice choice = region.choice;
      if (choice != null
          && choice.exhaustive()
          && arms.merge(choice, 1, Integer::sum) == choice.arms().size()) {
        pending.add(parent);
      }
    }
    return false;
  }
}
