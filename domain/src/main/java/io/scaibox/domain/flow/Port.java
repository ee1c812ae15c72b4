package io.scaibox.domain.flow;

/** Where edges join a node; {@code type} is free ScaiCore type syntax. */
public record Port(String id, String label, String type) {}
