package io.scaibox.domain.access;

import java.util.Set;

/** The permission keys that this product asks for (reference/scaiflow.md 14). */
public final class Permissions {

  /** Read flows, versions and deployments. */
  public static final String FLOWS_VIEW = "scaicore:view";

  /** Create, change, delete and deploy flows. */
  public static final String FLOWS_MANAGE = "scaicore:manage";

  /** Read scopes and queues. */
  public static final String QUEUES_VIEW = "scaiqueue:view";

  /** Create scopes and queues. */
  public static final String QUEUES_MANAGE = "scaiqueue:manage";

  /** Set the tenant's own ScaiGrid key: a local role of this product (reference/scaiflow.md 9). */
  public static final String TENANT_ADMINISTER = "scaiflow:tenant_admin";

  static final Set<String> ALL =
      Set.of(
          FLOWS_VIEW,
          FLOWS_MANAGE,
          QUEUES_VIEW,
          QUEUES_MANAGE,
          TENANT_ADMINISTER,
          "scaicore:debug",
          "scaicore:checkpoint_resolve",
          "scaicore:delegate",
          "scaicore:admin",
          "scaiqueue:publish",
          "scaiqueue:consume");

  private Permissions() {}
}
