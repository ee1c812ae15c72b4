package io.scaibox.scaigrid.core;

import io.scaibox.domain.json.JsonBoolean;
import io.scaibox.domain.json.JsonNumber;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonString;
import io.scaibox.domain.json.JsonValue;
import io.scaibox.spi.CoreSnapshot;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads Core resources, wherever an answer puts their fields (reference/scaigrid.md 2.2, 2.6).
 *
 * <p>{@code scaiflow_meta} is looked for beside the Core's fields, in its metadata, and in its
 * source with or without the {@code core} level: the reference doesn't say where upstream keeps it.
 */
final class CoreAnswer {

  /**
   * Longer ids and slugs are no answer that a sane upstream gives, and would not fit our records.
   */
  private static final int LONGEST = 300;

  private CoreAnswer() {}

  /** Reads a Core; empty when the object has no id. */
  static Optional<CoreSnapshot> snapshot(JsonObject object) {
    JsonObject core = object.has("core") && !object.has("id") ? object.object("core") : object;
    return id(core)
        .map(
            id ->
                new CoreSnapshot(
                    id,
                    Optional.ofNullable(core.text("name")),
                    Optional.ofNullable(core.text("slug")).filter(CoreAnswer::isSane),
                    sourceId(core),
                    published(core),
                    publishedSlug(core)));
  }

  /** Returns the published slug in the answer of publish or sync. */
  static Optional<String> publishedSlug(JsonObject core) {
    return Stream.of(
            core.text("published_slug"),
            core.object("metadata").text("published_slug"),
            core.object("core").text("published_slug"),
            core.object("core").object("metadata").text("published_slug"))
        .flatMap(Stream::ofNullable)
        .filter(CoreAnswer::isSane)
        .findFirst();
  }

  private static Optional<String> id(JsonObject core) {
    return Stream.of("id", "core_id").map(core::get).flatMap(CoreAnswer::idText).findFirst();
  }

  private static Stream<String> idText(@Nullable JsonValue value) {
    if (value instanceof JsonString string) {
      return isSane(string.value()) ? Stream.of(string.value()) : Stream.empty();
    }
    return value instanceof JsonNumber number && number.isInt()
        ? Stream.of(number.value().toBigInteger().toString())
        : Stream.empty();
  }

  private static Optional<String> sourceId(JsonObject core) {
    JsonObject source = core.object("source");
    return Stream.of(
            core.object("scaiflow_meta"),
            core.object("metadata").object("scaiflow_meta"),
            source.object("scaiflow_meta"),
            source.object("core").object("scaiflow_meta"),
            source.object("metadata").object("scaiflow_meta"))
        .map(meta -> meta.text("source_id"))
        .flatMap(Stream::ofNullable)
        .findFirst();
  }

  private static Optional<Boolean> published(JsonObject core) {
    return Stream.of(core.object("metadata").get("published"), core.get("published"))
        .filter(JsonBoolean.class::isInstance)
        .map(value -> ((JsonBoolean) value).value())
        .findFirst();
  }

  private static boolean isSane(String text) {
    return !text.isBlank()
        && text.length() <= LONGEST
        && text.chars().noneMatch(Character::isISOControl);
  }
}
