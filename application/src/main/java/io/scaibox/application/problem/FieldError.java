package io.scaibox.application.problem;

/**
 * One thing wrong with a request.
 *
 * @param location where: {@code body}, {@code query} or {@code header}
 * @param pointer the field: a JSON pointer in the body, else a name
 */
public record FieldError(String location, String pointer, String message, String fix) {}
