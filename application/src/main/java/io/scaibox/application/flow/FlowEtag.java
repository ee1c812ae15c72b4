package io.scaibox.application.flow;

import io.scaibox.domain.flow.Flow;
import java.util.Optional;

/** Entity tags of flows: every change of a flow, of its metadata too, gives another one. */
public final class FlowEtag {

  private FlowEtag() {}

  /** Returns the strong tag of a flow's state, quotes included. */
  public static String of(Flow flow) {
    return "\"" + flow.version() + "-r" + flow.revision() + "\"";
  }

  /**
   * Says whether an {@code If-Match} header allows a change of {@code flow}; weak tags never match
   * (RFC 9110, 13.1.1).
   */
  public static boolean allows(Optional<String> ifMatch, Flow flow) {
    if (ifMatch.isEmpty() || ifMatch.get().trim().equals("*")) {
      return true;
    }
    for (String tag : ifMatch.get().split(",", -1)) {
      if (tag.trim().equals(of(flow))) {
        return true;
      }
    }
    return false;
  }
}
