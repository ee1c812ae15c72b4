package io.scaibox.application.access;

import io.scaibox.domain.platform.Principal;
import io.scaibox.domain.platform.Tenant;
import io.scaibox.domain.platform.TenantId;
import io.scaibox.spi.AdapterProvider;
import io.scaibox.spi.PermissionSource;
import io.scaibox.testkit.AdapterProviderContract;
import io.scaibox.testkit.PermissionSourceContract;
import java.util.Optional;
import java.util.Set;

/** Our own source of permissions keeps partners' contract. */
class TokenPermissionsTest implements PermissionSourceContract, AdapterProviderContract {

  @Override
  public PermissionSource source() {
    return Principal::permissions;
  }

  @Override
  public Principal callerWith(Set<String> permissions) {
    return new Principal("usr", new Tenant(new TenantId("t"), "t"), permissions, Optional.empty());
  }

  @Override
  public boolean asksABackend() {
    return false;
  }

  @Override
  public AdapterProvider provider() {
    return new TokenPermissions();
  }

  @Override
  public boolean isOurs() {
    return true;
  }
}
