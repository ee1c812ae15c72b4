package io.scaibox.domain.compile;

import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonPointer;
import io.scaibox.domain.queue.QueueDeclaration;
import io.scaibox.domain.queue.QueueMode;
import io.scaibox.domain.queue.QueueTopology;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code config.scaiqueue} of a flow (reference/scaiflow.md 23). */
final class QueueParser {

  private static final Set<String> PURPOSES =
      Set.of("intake", "processing", "review", "escalation", "completed", "dead-letter", "custom");

  private static final int LONGEST_SLUG = 128;

  private final Diagnostics diagnostics;

  QueueParser(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  Optional<QueueTopology> parse(JsonObject object, JsonPointer pointer) {
    Fields fields = new Fields(object, pointer, diagnostics, Optional.empty());
    Optional<String> scope = fields.requiredText("scope");
    JsonArray array = fields.array("queues").orElse(JsonArray.EMPTY);
    List<QueueDeclaration> queues = new ArrayList<>();
    Set<String> slugs = new HashSet<>();
    for (int i = 0; i < array.items().size(); i++) {
      JsonPointer at = fields.at("queues").child(i);
      if (array.items().get(i) instanceof JsonObject item) {
        queue(item, at, slugs).ifPresent(queues::add);
      } else {
        diagnostics.error(
            "wrong_type",
            at,
            "a queue is a " + array.items().get(i).kind() + " (expected: an object)",
            "Write each queue as {\"slug\": \"…\"}.");
      }
    }
    scope.ifPresent(slug -> checkSlug(fields, "scope", slug));
    return scope.map(slug -> new QueueTopology(slug, queues));
  }

  private Optional<QueueDeclaration> queue(JsonObject object, JsonPointer at, Set<String> slugs) {
    Fields fields = new Fields(object, at, diagnostics, Optional.empty());
    Optional<String> slug = fields.requiredText("slug");
    slug.ifPresent(text -> checkSlug(fields, "slug", text));
    if (slug.isPresent() && !slugs.add(slug.get())) {
      fields.report(
          "duplicate_queue",
          fields.at("slug"),
          "queue '" + Texts.capped(slug.get()) + "' is declared twice",
          "Remove one of the two declarations.");
    }
    Optional<String> word = fields.text("consumer_mode");
    Optional<QueueMode> mode = word.flatMap(QueueMode::named);
    if (word.isPresent() && mode.isEmpty()) {
      fields.report(
          "unknown_consumer_mode",
          fields.at("consumer_mode"),
          "consumer_mode: "
              + Texts.capped(word.get())
              + " (expected: fifo, priority, deadline or broadcast)",
          "Use fifo, priority, deadline or broadcast.");
    }
    Optional<Integer> retries = fields.integer("max_retries", 0, 100);
    fields
        .text("purpose")
        .filter(purpose -> !PURPOSES.contains(purpose))
        .ifPresent(
            purpose ->
                fields.report(
                    "unknown_purpose",
                    fields.at("purpose"),
                    "purpose: unknown '" + Texts.capped(purpose) + "'",
                    "Use any of: " + String.join(", ", PURPOSES.stream().sorted().toList()) + "."));
    return slug.map(
        text ->
            new QueueDeclaration(
                text, fields.text("display_name"), fields.text("description"), mode, retries));
  }

  private static void checkSlug(Fields fields, String name, String slug) {
    if (slug.startsWith("_")) {
      fields.report(
          "reserved_slug",
          fields.at(name),
          name + ": " + Texts.capped(slug) + " (names that start with _ belong to the system)",
          "Choose a name that does not start with an underscore.");
    }
    if (slug.length() > LONGEST_SLUG || slug.chars().anyMatch(Character::isISOControl)) {
      fields.report(
          "bad_slug",
          fields.at(name),
          name
              + " has "
              + slug.length()
              + " characters or a control character (expected: 1.."
              + LONGEST_SLUG
              + " characters)",
          "Choose a shorter name of visible characters.");
    }
  }
}
