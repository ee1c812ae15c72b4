package io.scaibox.domain.platform;

/** A tenant with the slug that people and published model names show. */
public record Tenant(TenantId id, String slug) {}
