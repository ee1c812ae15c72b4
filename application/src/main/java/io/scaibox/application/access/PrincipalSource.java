package io.scaibox.application.access;

import io.scaibox.application.problem.Result;
import io.scaibox.domain.platform.Principal;
import io.scaibox.domain.platform.Secret;
import java.util.Optional;

/** Finds out who is calling from the bearer of a request. Implementations are thread-safe. */
public interface PrincipalSource {

  /** Returns the caller, or {@code Unauthenticated}. */
  Result<Principal> identify(Optional<Secret> bearer);
}
