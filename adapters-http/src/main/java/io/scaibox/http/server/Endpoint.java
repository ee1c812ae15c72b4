package io.scaibox.http.server;

import io.scaibox.application.problem.Result;

/** What a route does with a call. */
@FunctionalInterface
public interface Endpoint {

  /** Works on a call; refusals become error answers. */
  Result<Answer> handle(Call call);
}
