package io.scaibox.application.access;

import io.scaibox.application.problem.Result;
import io.scaibox.domain.platform.Principal;
import io.scaibox.domain.platform.Secret;
import io.scaibox.spi.PermissionSource;
import java.util.Optional;

/** Finds out who is calling, then asks the configured source what that caller may do. */
public final class GrantedPermissions implements PrincipalSource {

  private final PrincipalSource callers;
  private final PermissionSource permissions;

  public GrantedPermissions(PrincipalSource callers, PermissionSource permissions) {
    this.callers = callers;
    this.permissions = permissions;
  }

  @Override
  public Result<Principal> identify(Optional<Secret> bearer) {
    return callers
        .identify(bearer)
        .map(
            claimed ->
                new Principal(
                    claimed.subject(),
                    claimed.tenant(),
                    permissions.permissions(claimed),
                    claimed.accessToken()));
  }
}
