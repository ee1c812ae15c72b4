package io.scaibox.application.flow;

import io.scaibox.domain.flow.Flow;
import java.util.List;
import java.util.Optional;

/**
 * A page of flows.
 *
 * @param total how many flows match, on all pages together
 * @param nextAfterId where the next page begins; empty on the last
 */
public record FlowPage(List<Flow> items, long total, Optional<String> nextAfterId) {

  public FlowPage {
    items = List.copyOf(items);
  }
}
