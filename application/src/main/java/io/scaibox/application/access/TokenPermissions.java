package io.scaibox.application.access;

import io.scaibox.domain.platform.Principal;
import io.scaibox.spi.AdapterFactory;
import io.scaibox.spi.AdapterProvider;
import io.scaibox.spi.PermissionSource;
import java.util.Optional;

/** Lets callers do what their tokens say, and asks nobody else. */
public final class TokenPermissions implements AdapterProvider {

  @Override
  public String id() {
    return "token";
  }

  @Override
  public int spiVersion() {
    return SPI_VERSION;
  }

  @Override
  public String description() {
    return "What the caller's token says.";
  }

  @Override
  public Optional<AdapterFactory<PermissionSource>> permissions() {
    return Optional.of(context -> Principal::permissions);
  }
}
