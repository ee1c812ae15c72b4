package io.scaibox.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scaibox.domain.platform.Principal;
import io.scaibox.domain.platform.Tenant;
import io.scaibox.domain.platform.TenantId;
import io.scaibox.spi.BackendUnavailableException;
import io.scaibox.spi.PermissionSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every {@link PermissionSource} does.
 *
 * <p>One that asks nobody overrides {@link #asksABackend}, and has to answer always.
 */
@Timeout(120)
public interface PermissionSourceContract {

  /** Opens the source on a backend that works. */
  PermissionSource source();

  /** Returns somebody who may do exactly {@code permissions}, by the token and by the backend. */
  Principal callerWith(Set<String> permissions);

  /** Says whether the source depends on anything outside. */
  default boolean asksABackend() {
    return true;
  }

  /** Opens the source on a backend that does not answer. */
  default PermissionSource unreachable() {
    return source();
  }

  private static Principal stranger() {
    TenantId tenant = Samples.tenant();
    return new Principal(
        "usr_\u00fc' or 1=1 --", new Tenant(tenant, tenant.value()), Set.of(), Optional.empty());
  }

  @Test
  default void aCallerHasExactlyWhatWasGranted() {
    for (Set<String> granted :
        List.of(
            Set.of("scaicore:view", "scaicore:manage"),
            Set.of("scaicore:view"),
            Set.<String>of())) {
      assertThat(source().permissions(callerWith(granted))).isEqualTo(granted);
    }
  }

  @Test
  default void aStrangerHasNothing() {
    assertThat(source().permissions(stranger())).isEmpty();
  }

  @Test
  default void manyAtOnceAreToldTheSame() {
    Principal caller = callerWith(Set.of("scaicore:view"));
    PermissionSource source = source();
    assertThat(Set.copyOf(AtOnce.run(number -> source.permissions(caller)))).hasSize(1);
  }

  @Test
  default void withoutItsBackendItLetsNobodyIn() {
    Principal caller = callerWith(Set.of("scaicore:view"));
    if (asksABackend()) {
      assertThatThrownBy(() -> unreachable().permissions(caller))
          .isInstanceOf(BackendUnavailableException.class);
    } else {
      assertThat(unreachable().permissions(caller)).containsExactly("scaicore:view");
    }
  }
}
