package io.scaibox.application.access;

import io.scaibox.application.problem.Result;
import io.scaibox.domain.access.Role;
import io.scaibox.domain.platform.Principal;
import io.scaibox.domain.platform.Secret;
import io.scaibox.domain.platform.Tenant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The one fixed caller of a server with {@code SCAIFLOW_AUTH_DISABLED=true}: a super admin of the
 * development tenant, whatever the bearer. For loopback only.
 *
 * <p>A bearer that has the form of a JWT is kept, so that it can be forwarded as a signed-in
 * caller's would be; nobody checks it here, ScaiGrid does.
 */
public final class DevPrincipal implements PrincipalSource {

  private static final Pattern JWT =
      Pattern.compile("[A-Za-z0-9_-]{2,}\\.[A-Za-z0-9_-]{2,}\\.[A-Za-z0-9_-]*");

  private final Tenant tenant;

  public DevPrincipal(Tenant tenant) {
    this.tenant = tenant;
  }

  @Override
  public Result<Principal> identify(Optional<Secret> bearer) {
    return Result.of(
        new Principal(
            "usr_dev",
            tenant,
            Role.SUPER_ADMIN.permissions(),
            bearer.filter(token -> JWT.matcher(token.reveal()).matches())));
  }
}
