package io.scaibox.domain.flow;

/** One end of an edge: a port of a node, by their ids. */
public record Endpoint(String node, String port) {}
