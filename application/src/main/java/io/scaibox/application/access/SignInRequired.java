package io.scaibox.application.access;

import io.scaibox.application.problem.Problem;
import io.scaibox.application.problem.Result;
import io.scaibox.domain.platform.Principal;
import io.scaibox.domain.platform.Secret;
import java.util.Optional;

/** Lets nobody in: the caller of a server on which signing in is not configured. */
public final class SignInRequired implements PrincipalSource {

  @Override
  public Result<Principal> identify(Optional<Secret> bearer) {
    return Result.refused(
        new Problem.Unauthenticated(
            "sign-in is not configured on this server; for development on loopback start it with"
                + " SCAIFLOW_AUTH_DISABLED=true"));
  }
}
