package io.scaibox.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaibox.spi.AdapterProvider;
import io.scaibox.spi.Setting;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link AdapterProvider} says of itself. */
public interface AdapterProviderContract {

  /** Returns the provider. */
  AdapterProvider provider();

  /** Says whether the provider is part of the product, whose settings have names of its own. */
  default boolean isOurs() {
    return false;
  }

  @Test
  default void itIsFoundByServiceLoader() {
    assertThat(
            ServiceLoader.load(AdapterProvider.class, provider().getClass().getClassLoader())
                .stream()
                .map(ServiceLoader.Provider::type))
        .anySatisfy(type -> assertThat(type).isEqualTo(provider().getClass()));
  }

  @Test
  default void itHasAnIdAndTheVersionOfThisSpi() {
    assertThat(provider().id()).matches("[a-z][a-z0-9-]{0,31}");
    assertThat(provider().spiVersion()).isEqualTo(AdapterProvider.SPI_VERSION);
    assertThat(provider().description()).isNotBlank();
  }

  @Test
  default void itBringsSomething() {
    AdapterProvider provider = provider();
    Stream<Optional<?>> factories =
        Stream.of(
            provider.cores(),
            provider.queues(),
            provider.credentials(),
            provider.contents(),
            provider.events(),
            provider.permissions(),
            provider.gates());
    assertThat(factories).anyMatch(Optional::isPresent);
  }

  @Test
  default void itsSettingsAreDeclaredWell() {
    List<Setting> settings = provider().settings();
    assertThat(settings.stream().map(Setting::name)).doesNotHaveDuplicates();
    assertThat(settings)
        .allSatisfy(
            setting -> {
              assertThat(setting.name()).matches("[A-Z][A-Z0-9_]{1,63}");
              assertThat(setting.help()).as("help of " + setting.name()).isNotBlank();
              if (!isOurs()) {
                assertThat(setting.name()).doesNotMatch("(SCAIBOX|SCAIFLOW)_.*");
              }
              if (setting.type() == Setting.Type.SECRET) {
                assertThat(setting.defaultValue()).as("default of a secret").isEmpty();
              }
            });
    assertThat(provider().settings()).as("the same at every call").isEqualTo(settings);
  }
}
