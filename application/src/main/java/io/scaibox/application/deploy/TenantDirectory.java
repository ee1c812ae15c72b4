package io.scaibox.application.deploy;

import io.scaibox.domain.platform.Tenant;
import io.scaibox.domain.platform.TenantId;

/** Knows tenants by their id, for work that no caller brings a token for. Thread-safe. */
public interface TenantDirectory {

  /** Returns the tenant; one that isn't known has its id as slug. */
  Tenant tenant(TenantId id);
}
