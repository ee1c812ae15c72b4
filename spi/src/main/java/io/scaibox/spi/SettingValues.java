package io.scaibox.spi;

import io.scaibox.domain.platform.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * The values of a provider's settings. Thread-safe.
 *
 * <p>Asking for a name that was not declared, or by another type than it was declared with, is an
 * {@link IllegalArgumentException}. A setting that is required or has a default always has a value.
 */
public interface SettingValues {

  /** Returns a {@link Setting.Type#TEXT} or {@link Setting.Type#WORD} that always has a value. */
  String text(String name);

  /** Returns a {@link Setting.Type#TEXT} or {@link Setting.Type#WORD}, if it has a value. */
  Optional<String> findText(String name);

  /** Returns a {@link Setting.Type#NUMBER}, which must have a value. */
  int number(String name);

  /** Returns a {@link Setting.Type#FLAG}; one without a value is false. */
  boolean flag(String name);

  /** Returns a {@link Setting.Type#URL}, without trailing slashes, which must have a value. */
  URI url(String name);

  /** Returns a {@link Setting.Type#URL}, if it has a value. */
  Optional<URI> findUrl(String name);

  /** Returns a {@link Setting.Type#SECRET}, which must have a value. */
  Secret secret(String name);

  /** Returns a {@link Setting.Type#SECRET}, if it has a value. */
  Optional<Secret> findSecret(String name);
}
