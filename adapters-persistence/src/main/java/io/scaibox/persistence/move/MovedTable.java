package io.scaibox.persistence.move;

/**
 * A table that was moved.
 *
 * @param rows how many rows it has, here and there
 * @param checksum SHA-256 of its rows, in whatever order they come
 */
public record MovedTable(String name, long rows, String checksum) {}
