package io.scaibox.domain.platform;

/** Names the tenant that owns a thing; every stored row and every query carries one. */
public record TenantId(String value) {

  public TenantId {
    if (value.isBlank() || value.length() > 128) {
      throw new IllegalArgumentException("tenant id has 1 to 128 characters: " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
