package io.scaibox.spi;

import io.scaibox.domain.platform.Principal;
import java.util.Set;

/**
 * Says what a signed-in caller may do. Asked for every request; implementations are thread-safe.
 */
public interface PermissionSource {

  /**
   * Returns the permissions of a caller, such as {@code scaicore:manage}.
   *
   * @param claimed who is calling, with the permissions that the token itself carries
   * @throws BackendUnavailableException when nobody can tell now; the caller is not let in
   */
  Set<String> permissions(Principal claimed);
}
