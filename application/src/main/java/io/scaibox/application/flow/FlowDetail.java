package io.scaibox.application.flow;

import io.scaibox.domain.flow.Flow;
import io.scaibox.domain.json.JsonObject;

/** A flow with the content of one of its versions. */
public record FlowDetail(Flow flow, JsonObject content) {

  /** Returns the strong entity tag of the flow's current state, quotes included (RFC 9110). */
  public String etag() {
    return FlowEtag.of(flow);
  }
}
