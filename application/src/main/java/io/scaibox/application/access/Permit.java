package io.scaibox.application.access;

import io.scaibox.application.problem.Problem;
import io.scaibox.application.problem.Result;
import io.scaibox.domain.platform.Principal;

/** Checks that a caller holds a permission before a use case begins. */
public final class Permit {

  private Permit() {}

  /** Returns the caller, or {@code Forbidden} with the permission that is missing. */
  public static Result<Principal> require(Principal principal, String permission) {
    return principal.holds(permission)
        ? Result.of(principal)
        : Result.refused(new Problem.Forbidden(permission));
  }
}
