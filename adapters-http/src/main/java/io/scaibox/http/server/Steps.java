package io.scaibox.http.server;

import io.scaibox.domain.deploy.DeployStep;
import io.scaibox.domain.json.JsonArray;
import java.util.List;

/** Writes the steps of a deployment, in answers and errors alike. */
public final class Steps {

  private Steps() {}

  /** Returns a list of step objects. */
  public static JsonArray json(List<DeployStep> steps) {
    return ErrorBody.steps(steps);
  }
}
