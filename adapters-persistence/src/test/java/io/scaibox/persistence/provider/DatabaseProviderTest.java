package io.scaibox.persistence.provider;

import io.scaibox.spi.AdapterProvider;
import io.scaibox.testkit.AdapterProviderContract;

/** Our own adapters come in by the same door. */
class DatabaseProviderTest implements AdapterProviderContract {

  @Override
  public AdapterProvider provider() {
    return new DatabaseProvider();
  }

  @Override
  public boolean isOurs() {
    return true;
  }
}
