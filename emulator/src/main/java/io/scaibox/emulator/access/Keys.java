package io.scaibox.emulator.access;

import io.javalin.http.Context;
import io.scaibox.emulator.http.GridException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The credentials that the emulator knows; unknown API keys are refused, JWT-shaped bearers are
 * taken for tenant admins of the first tenant. Thread-safe.
 */
public final class Keys {

  /** What an administrator's credential may do (reference/scaigrid.md 1.6). */
  public static final Set<String> ADMIN =
      Set.of(
          "scaicore:view",
          "scaicore:manage",
          "scaiqueue:view",
          "scaiqueue:manage",
          "models:manage");

  private static final Pattern JWT = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]*");

  private final String tenant;
  private final String tenantSlug;
  private final Map<String, Caller> callers = new ConcurrentHashMap<>();

  /** Makes the keys of a box with one tenant. */
  public Keys(String tenant, String tenantSlug) {
    this.tenant = tenant;
    this.tenantSlug = tenantSlug;
  }

  /** Adds a key of a tenant, or changes what it may do. */
  public void put(String key, String keyTenant, String keyTenantSlug, Set<String> permissions) {
    callers.put(key, new Caller(key, keyTenant, keyTenantSlug, permissions));
  }

  /** Adds a key of the first tenant. */
  public void put(String key, Set<String> permissions) {
    put(key, tenant, tenantSlug, permissions);
  }

  /** Finds out who is calling. */
  public Caller caller(Context context) {
    String header = context.header("Authorization");
    if (header == null || !header.startsWith("Bearer ")) {
      throw new GridException(401, "AUTH_TOKEN_MISSING", "no bearer token");
    }
    String bearer = header.substring("Bearer ".length()).strip();
    Caller caller = callers.get(bearer);
    if (caller != null) {
      return caller;
    }
    if (!bearer.startsWith("sgk_") && JWT.matcher(bearer).matches()) {
      return new Caller("jwt", tenant, tenantSlug, ADMIN);
    }
    throw new GridException(401, "AUTH_TOKEN_INVALID", "Invalid or expired authentication token");
  }

  /** Finds out who is calling and checks a permission. */
  public Caller require(Context context, String permission) {
    Caller caller = caller(context);
    if (!caller.permissions().contains(permission)) {
      throw new GridException(
          403, "AUTHZ_PERMISSION_DENIED", "User lacks required permission " + permission);
    }
    return caller;
  }
}
